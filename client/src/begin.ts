import type { Assets } from './html-document.ts'

// The words come first. A script that is asked for from within the head shares a poor network with the text and its faces, and is read while
// they are to be drawn; so it is asked for once the browser has shown what the server drew, with all that the screen at hand is made of.

/** Milliseconds for which a browser is waited for that tells nobody of its painting. */
const UNTOLD_MS = 2000
/** Milliseconds until a script that did not come is asked for again: twice as long each time, up to the longest. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/**
 * Runs inline, in the head: the same text in every document, since its policy names its hash. What the screen at hand needs besides stands in
 * `data-modules` of #root.
 */
export const beginWith = ({ script, modules }: Pick<Assets, 'script' | 'modules'>): string =>
  [
    'addEventListener("DOMContentLoaded",()=>{',
    'let begun,root=document.getElementById("root"),begin=()=>{if(begun)return;begun=1;',
    `for(let href of ${JSON.stringify(modules)}.concat((root.dataset.modules||"").split(" ")))`,
    'if(href)document.head.append(Object.assign(document.createElement("link"),{rel:"modulepreload",href}));',
    `ask(${FIRST_WAIT_MS})},`,
    // A network that goes in this moment would leave a page that hears nobody.
    `ask=wait=>import(${JSON.stringify(script)}).catch(error=>{`,
    'console.warn("The script did not come; it is asked for again.",error);',
    `setTimeout(ask,wait,Math.min(2*wait,${LONGEST_WAIT_MS}))});`,
    // A window that nobody looks at paints nothing, and the empty shell has nothing to show.
    'if(document.hidden||!root.firstChild)return begin();',
    'document.addEventListener("visibilitychange",begin);',
    `setTimeout(begin,${UNTOLD_MS});`,
    // The first words may have been painted while the rest still came (W3C, Paint Timing): the frame that is awaited here shows the rest.
    'requestAnimationFrame(()=>new PerformanceObserver(list=>list.getEntriesByName("first-contentful-paint").length&&begin())',
    '.observe({type:"paint",buffered:true}))})',
  ].join('')
