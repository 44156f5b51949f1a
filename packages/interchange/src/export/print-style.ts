/** What an exported page needs to be read well, on screen, in the dark and on paper. It stands in every file, so it is short. */
export const PRINT_STYLE = `
:root{color-scheme:light dark;--ink:#15201b;--soft:#57645e;--line:#d6ddd8;--sheet:#fcfefc;--link:#035337}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9e5;--soft:#98a19b;--line:#303734;--sheet:#171d1a;--link:#76ebc5}}
body{margin:0 auto;padding:1.5rem;max-width:42rem;background:var(--sheet);color:var(--ink);font:1.0625rem/1.62 Georgia,serif}
h1{font-weight:500;font-size:2.25rem;line-height:1.15;margin:1.5rem 0 .5rem}h2{font-size:1.4rem;margin-top:2rem}
header,.facts{font-family:system-ui,sans-serif;font-size:.875rem;color:var(--soft)}.summary{font-size:1.15rem;color:var(--soft)}
a{color:var(--link)}img{max-width:100%;height:auto}pre{overflow:auto;padding:1rem;border:1px solid var(--line)}
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid var(--line);padding:.3rem .6rem;text-align:start}
blockquote,.adopted,.shown,[data-callout]{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
@media print{body{max-width:none;font-size:11pt}a{color:inherit}}
`
