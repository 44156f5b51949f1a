import { openStorage } from './src/storage/index.ts'
import { systemClock, systemRandom, seededRandom } from '@commonplace/kit'
import { rmSync, mkdtempSync } from 'node:fs'
import { addPage, entry, settle, pageId, NURSES, AMINA } from './src/storage/testing/place.ts'
const url = process.argv[2] || undefined
const P = Number(process.argv[3] ?? 2000)
const dir = mkdtempSync('/tmp/store/bench-')
await using s = await openStorage({ dataDir: dir, databaseUrl: url, clock: systemClock, random: systemRandom, log: console.log })
await settle(s.store)
const r = seededRandom(3)
const vocab = Array.from({length: 20000}, () => Array.from({length: 3+r.int(8)}, () => 'abcdefghijklmnopqrstuvwxyz'[r.int(26)]).join(''))
const word = () => vocab[Math.floor(20000 * r.next() ** 4)]
const text = (n:number) => Array.from({length:n}, word).join(' ')
let t = performance.now()
for (let i=0;i<P;i+=100) await s.store.change(async w => { for (let n=i;n<i+100;n++) await addPage(w, n, {fields:{title:text(4),tags:['a','b']}}) })
console.log('pages/s (doc+update+page row, 100 a change)', Math.round(P/((performance.now()-t)/1000)))
t = performance.now()
for (let i=0;i<P;i+=50) await s.store.change(async w => { for (let n=i;n<i+50;n++) await w.search.put(entry(n, text(4), {'':text(60), Steps:text(120), Pitfalls:text(120)})) })
console.log('search.put 300 words/s', Math.round(P/((performance.now()-t)/1000)))
const pct=(a:number[],p:number)=>{a.sort((x,y)=>x-y);return a[Math.floor((a.length-1)*p)]!.toFixed(2)}
const q = async (name:string, mk:()=>string) => { const a:number[]=[]; let hits=0; for(let i=0;i<100;i++){const x=mk();const t=performance.now(); hits+=(await s.store.read.search.find({communityId:NURSES,text:x,limit:20,offset:0})).total; a.push(performance.now()-t)} console.log('search',name,'p50',pct(a,.5),'p95',pct(a,.95),'avg total',hits/100) }
await q('two words', ()=>`${vocab[r.int(3000)]} ${vocab[r.int(3000)]}`)
await q('rare', ()=>vocab[15000+r.int(5000)]!)
await q('broad', ()=>vocab[r.int(3)]!)
await q('typo', ()=>{const w=vocab[5000+r.int(5000)]!; return w.length>5? w.slice(0,2)+w[3]+w[2]+w.slice(4):w})
{const a:number[]=[];for(let i=0;i<50;i++){const t=performance.now();await s.store.read.search.similar(NURSES,text(15),5);a.push(performance.now()-t)}console.log('similar p50',pct(a,.5),'p95',pct(a,.95))}
{const a:number[]=[];for(let i=0;i<300;i++){const t=performance.now();await s.store.read.pages.list(NURSES,{limit:50});a.push(performance.now()-t)}console.log('list 50 recent p50',pct(a,.5),'p99',pct(a,.99))}
// append
for (const writers of [1, 20, 200]) {
  const a:number[]=[]; const until=performance.now()+4000; let n=0
  let stall=0,last=performance.now(); const tick=setInterval(()=>{const now=performance.now();stall=Math.max(stall,now-last-5);last=now},5)
  await Promise.all(Array.from({length:writers},async(_,i)=>{ const doc=('dpage'+String(i%P).padStart(12,'0')) as any; const u=new Uint8Array(60).fill(i)
    while(performance.now()<until){const t=performance.now();await s.updateLog.append(doc,[{update:u,by:AMINA,claims:[]}]);a.push(performance.now()-t);n++} }))
  clearInterval(tick)
  console.log(`append ${writers} writers: ${Math.round(n/4)}/s p50 ${pct(a,.5)} p99 ${pct(a,.99)} max stall ${stall.toFixed(0)}`)
}
{const a:number[]=[];for(let i=0;i<300;i++){const t=performance.now();await s.updateLog.load(('dpage'+String(500+i).padStart(12,'0')) as any);a.push(performance.now()-t)}console.log('load small p50',pct(a,.5),'p99',pct(a,.99))}
rmSync(dir,{recursive:true,force:true})
