import { workers } from "./dist/index.js";
import { cpu } from "@lockstep/backend-cpu";
import { map, zip, sum, matmul, add, exp } from "@lockstep/core";
const t=+process.argv[2]||2; const only=process.argv[3];
const w = await workers({threads:t}); const c = cpu();
const bs = zip((s,k)=>{ const tt=1,r=0.02,v=0.3; const d1=(Math.log(s/k)+(r+v*v/2)*tt)/(v*Math.sqrt(tt)); const d2=d1-v*Math.sqrt(tt); const a=1/(1+Math.exp(-1.7*d1)), b=1/(1+Math.exp(-1.7*d2)); return s*a-k*Math.exp(-r*tt)*b; });
const mandel = zip((x,y)=>{ let a=x,b=y,n=0; for(let i=0;i<200;i++){ const aa=a*a,bb=b*b; if(aa+bb>4) break; b=2*a*b+y; a=aa-bb+x; n++; } return n; });
const med=(a)=>a.sort((x,y)=>x-y)[a.length>>1];
const lens=[1,10,100,1e3,1e4,3e4,1e5,3e5,1e6,4e6,1e7];
for (const [name,f,two] of [["add",add,1],["exp",exp,0],["bs",bs,1],["mandel",mandel,1],["sum",sum,0]]) { if (only&&only!==name) continue;
  for (const n of lens) { if (name==="mandel"&&n>1e6) continue;
    const args=(d)=>two?[d.linspace(-2,0.6,n),d.linspace(0.1,1,n)]:[d.linspace(0.1,5,n)];
    const A=args(w),B=args(c); const ow=name==="sum"?w.zeros([]):w.zeros([n]), oc=name==="sum"?c.zeros([]):c.zeros([n]);
    const reps=9, inner=Math.max(1,Math.min(3000,Math.floor((name==="mandel"?2e5:4e6)/n))); const tw=[],tc=[];
    for(let i=0;i<reps+2;i++){ let s=performance.now(); for(let j=0;j<inner;j++) f(...B,{out:oc}); await c.synchronize(); const d1=performance.now()-s;
      s=performance.now(); for(let j=0;j<inner;j++) f(...A,{out:ow}); await w.synchronize(); const d2=performance.now()-s; if(i>1){tc.push(d1/inner);tw.push(d2/inner);} }
    console.log(name.padEnd(7),String(n).padStart(9),"cpu",(med(tc)*1e3).toFixed(1).padStart(9),"us  workers",(med(tw)*1e3).toFixed(1).padStart(9),"us  ratio",(med(tw)/med(tc)).toFixed(2));
  }
}
