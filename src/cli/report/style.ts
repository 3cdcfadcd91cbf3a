/** The report's style sheet. Contrast is 4.5 : 1 in both colour schemes, on marked words and coloured cells too. */
export const style = `:root{color-scheme:light dark;--ground:#fff;--card:#f4f6f9;--text:#1d2433;--soft:#4d586c;--line:#d3dae4;--good:#1b7f4d;--bad:#b3401f;--blue:#2b5cc0;--mark:#ffe2a3}
@media(prefers-color-scheme:dark){:root{--ground:#12161f;--card:#1b212d;--text:#e6eaf2;--soft:#adb8ca;--line:#323c50;--good:#63cd95;--bad:#ff9a78;--blue:#8db1ff;--mark:#5c4715}}
*{box-sizing:border-box}html{scroll-padding-top:4rem}
body{font:16px/1.55 system-ui,sans-serif;max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:var(--text);background:var(--ground);overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.3rem;margin:2.5rem 0 .5rem}h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
p,ul{max-width:46rem}.soft,figcaption,small{color:var(--soft)}a{color:var(--blue)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
nav{position:sticky;top:0;z-index:2;background:var(--ground);border-bottom:1px solid var(--line);margin:0 -1rem;padding:.3rem 1rem;overflow-x:auto;white-space:nowrap}
nav a{display:inline-block;padding:.35rem .6rem .35rem 0}@media(min-width:60rem){nav{white-space:normal}html{scroll-padding-top:6rem}}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.8rem;margin:1rem 0;padding:0;max-width:none}
.cards li{list-style:none;background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem}.cards b{display:block;font-size:1.6rem;line-height:1.2}
.scroll{overflow-x:auto;margin:.6rem 0 1.2rem}table{border-collapse:collapse;width:100%}
td,th{padding:.35rem 1rem .35rem 0;text-align:left;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:normal}th{font-weight:600}tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.says{min-width:16rem;width:50%}.list td:not(.n,.says){min-width:9rem}.where{color:var(--soft);font-size:.85rem}.bad{color:var(--bad)}.good{color:var(--good)}
mark{background:var(--mark);color:inherit;border-radius:.2rem;padding:0 .1em}
details{border:1px solid var(--line);border-radius:.6rem;margin:.5rem 0;padding:0 1rem}summary{padding:.6rem 0;cursor:pointer}
.figures{display:flex;flex-wrap:wrap;gap:2rem}figure{margin:0;width:26rem;max-width:100%}svg{width:100%;height:auto;font-size:13px;display:block}
svg text{fill:var(--soft)}svg .bar{fill:var(--blue)}svg path{fill:none;stroke:var(--bad);stroke-width:2}svg .frame{fill:none;stroke:var(--line)}svg circle{fill:var(--bad)}svg .rule{stroke-dasharray:4 4;stroke:var(--soft)}
.matrix{width:auto}.matrix td{text-align:center;min-width:2.1rem;padding:.2rem;border:1px solid var(--line)}.matrix tbody th{white-space:nowrap;font-size:.85rem;position:sticky;left:0;background:var(--ground);padding-right:.7rem}
.matrix thead th{vertical-align:bottom;font-weight:400;font-size:.85rem;padding:.2rem}.matrix thead span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}
.right{background:color-mix(in srgb,var(--good) calc(var(--share)*38%),transparent)}.wrong{background:color-mix(in srgb,var(--bad) calc(var(--share)*42% + 10%),transparent)}
@media print{nav{display:none}details{break-inside:avoid}}`;
