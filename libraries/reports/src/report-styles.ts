/** The style sheet of an HTML report: the tokens of the house, light, dark and on paper. */
export const reportStyles = `
:root{color-scheme:light;
--desk:#e6ebe9;--panel:#fbfcfb;--sunken:#f0f3f1;--line:#ccd4d1;--line-strong:#74827e;
--ink:#15201e;--ink-2:#43504c;--ink-3:#56635f;--accent:#0a5a75;
--pass:#18714d;--breach:#930f22;--open:#3f444c;--fault:#53216d;
--sans:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;
--desk:#0f1514;--panel:#182120;--sunken:#121918;--line:#2f3b39;--line-strong:#74847f;
--ink:#e4ebe8;--ink-2:#b4c0bc;--ink-3:#95a39e;--accent:#84c9e0;
--pass:#a9eabc;--breach:#fa7175;--open:#9ba2ab;--fault:#c187e7}}
*{box-sizing:border-box}
body{margin:0;background:var(--desk);color:var(--ink);font:400 15px/24px var(--sans);
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main,footer{max-width:1080px;margin:0 auto;padding:32px}
footer{padding-top:0;padding-bottom:48px}
header{margin-bottom:32px}
h1,h2,p,ol,ul,dl,figure,pre{margin:0;padding:0}
h1{display:flex;gap:12px;font:620 28px/34px var(--sans);max-width:40em}
h1 .shape{width:28px;height:28px;margin-top:3px}
h1 .word,h1 .shape{color:var(--status)}
h2{font:620 20px/28px var(--sans);margin-bottom:12px}
nav{margin-bottom:32px;font-size:14px;line-height:24px}
nav ul{list-style:none;columns:22em;column-gap:32px}
a{color:var(--accent)}
.measured{color:var(--ink-2);margin-bottom:4px}
.measured::first-letter{text-transform:uppercase}
.first{margin:16px 0 0;padding-left:1.6em;max-width:68ch}
.first li{padding-left:4px}
.first li::marker{color:var(--ink-3)}
section+section{margin-top:32px}
section>*+*{margin-top:16px}
section>h2+*{margin-top:0}
p,.reading{max-width:68ch}
.reading{padding-left:1.2em}
figure{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:20px}
figcaption{font-weight:560;margin-bottom:8px}
bdi{unicode-bidi:isolate}
.shape{width:14px;height:14px;flex:none;display:block}
.shape .cut{fill:none;stroke:var(--cut,var(--panel));stroke-width:1.8}
h1 .shape{--cut:var(--desk)}
[data-status]{--status:var(--ink-2)}
[data-status=pass]{--status:var(--pass)}
[data-status=breach]{--status:var(--breach)}
[data-status=not-judged]{--status:var(--open)}
[data-status=error]{--status:var(--fault)}
.status{display:inline-flex;align-items:center;gap:6px;font:560 13px/20px var(--sans);
color:var(--status);white-space:nowrap}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;font-weight:400;
border-bottom:1px solid var(--line)}
thead th{color:var(--ink-2);font-size:13px;vertical-align:bottom;border-bottom-color:var(--line-strong)}
tbody tr:last-child>*{border-bottom:0}
tr>:last-child{padding-right:0}
.right{text-align:right;white-space:nowrap}
.scroll{overflow-x:auto}
.scroll .right+.left{padding-left:12px}
.scroll table{overflow-wrap:break-word}
.scroll bdi{display:inline-block;max-width:44ch;white-space:normal}
.scroll .right bdi{white-space:nowrap}
.scroll .long{min-width:18em}
thead th{white-space:nowrap}
.scroll thead th{white-space:normal}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl>div{display:grid;grid-template-columns:minmax(9em,16em) 1fr;gap:4px 20px;padding:4px 0;
border-top:1px solid var(--line)}
dl>div:first-child{border-top:0}
dt{color:var(--ink-2)}
dd{margin:0;min-width:0}
.code,code{font:400 13px/20px var(--mono)}
pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:12px 20px;
overflow-x:auto;overflow-wrap:normal}
.findings{list-style:none;background:var(--panel);border:1px solid var(--line);border-radius:4px;
padding:8px 20px}
.findings li{display:grid;grid-template-columns:7.5em 1fr;gap:4px 12px;padding:8px 0;
border-top:1px solid var(--line)}
.findings li:first-child{border-top:0}
.findings .status{align-self:start;height:24px}
.legend{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin-bottom:16px;
font-size:13px;line-height:20px;color:var(--ink-2)}
.legend li{display:flex;align-items:center;gap:8px;min-width:0}
.key{flex:none}
.marks{overflow:visible}
.grid{stroke:var(--line)}
.zero{stroke:var(--line-strong)}
.overall{stroke:var(--ink-2);stroke-width:1.5;stroke-dasharray:2 3}
.limit{stroke:var(--accent);stroke-width:1.5}
.bug{fill:var(--accent);font-size:12px}
.interval{stroke:var(--status,var(--ink-2));stroke-width:3;fill:none}
.interval.open{stroke-dasharray:3 3}
.cap{stroke:var(--status,var(--ink-2));stroke-width:1.5}
.point{fill:var(--status,var(--ink-2));stroke:var(--panel);stroke-width:1.5}
.point.open{fill:var(--panel);stroke:var(--status,var(--ink-2));stroke-width:2}
.tick{fill:var(--ink-2);font-size:12px}
.intervals th,.intervals td{border-bottom:0;vertical-align:middle;padding-top:4px;padding-bottom:4px}
.intervals thead th{vertical-align:bottom;border-bottom:1px solid var(--line-strong)}
.intervals tbody tr+tr>*{border-top:1px solid var(--sunken)}
.intervals{table-layout:fixed;--for-name:18%;--for-plot:36%;--for-range:16%;--for-verdict:12%}
.intervals .name{width:var(--for-name)}
.intervals .plot{position:relative;width:var(--for-plot);padding:0}
.intervals .value{width:10%}
.intervals .range{width:var(--for-range);white-space:normal}
.intervals .n{width:8%}
.intervals .verdict{width:var(--for-verdict)}
.intervals:not(:has(.verdict)) .n{width:calc(8% + var(--for-verdict));padding-right:calc(12px + var(--for-verdict))}
@media print,(max-width:900px){.intervals{--for-plot:30%;--for-range:20%;--for-verdict:14%}}
.intervals td.plot .marks{position:absolute;left:16px;top:0;width:calc(100% - 32px);height:100%}
.intervals thead th.plot{padding:0 16px}
.quantity{display:block;text-align:center;margin-bottom:4px}
.axis{display:block;position:relative;height:28px}
.axis .marks{position:absolute;left:0;top:0;width:100%;height:100%}
.definitions{position:absolute}
.empty{color:var(--ink-3)}
.intervals .value{font-weight:620}
.intervals thead .value{font-weight:400}
.note{display:block;font-size:13px;color:var(--ink-2)}
.pages{border-top:1px solid var(--line);margin-top:16px}
details{border-bottom:1px solid var(--line)}
.pages>details:last-child{border-bottom:0}
summary{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;padding:10px 0;cursor:pointer;
font-size:14px;line-height:20px}
summary::before{content:'';width:0;height:0;border:5px solid transparent;border-left-color:var(--accent);
border-right-width:0}
details[open]>summary::before{border:5px solid transparent;border-top-color:var(--accent);border-bottom-width:0}
.names{color:var(--ink-2)}
.figures{border:0;margin-top:12px}
.drawn{display:block;width:100%;height:auto;max-width:960px;margin:0 auto;color:var(--ink-2);font-family:var(--sans)}
.drawn text{font-size:12px;white-space:pre}
.drawn.narrow{display:none}
@media screen and (max-width:900px){
.drawn.wide{display:none}
.drawn.narrow{display:block;max-width:440px}
}
@media screen and (max-width:760px){
main,footer{padding:16px}
h1{font-size:24px;line-height:30px}
figure{padding:16px}
dl>div,.findings li{grid-template-columns:1fr;gap:0}
.intervals thead th.plot{padding:0 16px}
.intervals,.intervals thead,.intervals tbody{display:block}
.intervals tr{display:grid;grid-template-columns:auto 1fr auto;gap:0 16px;padding:8px 0}
.intervals tbody tr+tr{border-top:1px solid var(--line)}
.intervals tbody tr+tr>*{border-top:0}
.intervals th,.intervals td{display:block;width:auto!important;min-width:0!important;padding:0}
.intervals .name{grid-column:1/3}
.intervals .verdict{grid-column:3;grid-row:1}
.intervals .plot{grid-column:1/-1}
.intervals .right{text-align:left}
.intervals .value{grid-column:1}
.intervals .range{grid-column:2}
.intervals .n,.intervals:not(:has(.verdict)) .n{grid-column:3;padding-right:0}
.intervals .n,.intervals .verdict{text-align:right}
.intervals td.plot{order:9;height:36px}
.intervals thead th:not(.plot){position:absolute;width:1px!important;height:1px;overflow:hidden;clip-path:inset(50%)}
.intervals thead{position:relative}
.intervals td.n::before{content:'n '}
}
@media print{
@page{margin:16mm}
:root{--desk:#fff;--panel:#fff;--sunken:#fff}
body{font-size:10pt;line-height:14pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
nav{display:none}
main,footer{padding:0;max-width:none}
header{margin-bottom:20px}
h1{font-size:18pt;line-height:22pt}
h2{font-size:13pt;line-height:17pt;margin-bottom:6px}
section+section,footer{margin-top:24px}
section>*+*{margin-top:12px}
figure,.findings{padding:0;border:0}
figcaption{margin-bottom:4px}
.legend{margin-bottom:8px}
table,summary{font-size:9pt;line-height:12pt}
th,td,.intervals th,.intervals td{padding-top:3px;padding-bottom:3px}
.findings li{padding:4px 0}
.findings .status{height:14pt}
.note,.status,.legend,thead th{font-size:8.5pt;line-height:12pt}
.scroll .right,.scroll .right bdi{white-space:normal}
.scroll .long{min-width:0}
.scroll bdi{max-width:24ch}
h2,figcaption,.legend,summary{break-after:avoid}
tr,li,dl>div,.drawn{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
.scroll,pre{overflow:visible}
pre{white-space:pre-wrap}
}
`
