import type { Assets } from './html-document.ts'

// The words come first. A script that is asked for from within the head shares a poor network with the text and its faces, and is read while
// they are to be drawn; so it is asked for once the browser has shown what the server drew, with all that the screen at hand is made of.

/** How long a browser that tells nobody of its painting is waited for, in milliseconds. */
const LONGEST_MS = 2000

/** The screen's own modules stand at the root, since this text is the same in every document. */
const ask = ({ script, modules }: Assets): string =>
  [
    `for(let href of ${JSON.stringify(modules)}.concat((root.dataset.modules||"").split(" ")))`,
    'if(href)document.head.append(Object.assign(document.createElement("link"),{rel:"modulepreload",href}));',
    `import(${JSON.stringify(script)})`,
  ].join('')

/**
 * Runs inline, in the head. A window that nobody looks at paints nothing, and the empty shell has nothing to show: neither is waited for.
 * `paint` is told when the picture is on the screen (W3C, Paint Timing); words that came after it are there with the frame after they were read.
 */
export const beginWith = (assets: Assets): string =>
  [
    'addEventListener("DOMContentLoaded",()=>{',
    `let begun,root=document.getElementById("root"),begin=()=>{if(begun)return;begun=1;${ask(assets)}};`,
    'if(document.hidden||!root.firstChild)return begin();',
    'document.addEventListener("visibilitychange",begin);',
    `setTimeout(begin,${LONGEST_MS});`,
    'requestAnimationFrame(()=>new PerformanceObserver(list=>list.getEntriesByName("first-contentful-paint").length&&begin())',
    '.observe({type:"paint",buffered:true}))})',
  ].join('')
