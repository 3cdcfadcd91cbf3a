/** Texts that run, or fetch something foreign, wherever they become markup. */
export const scripts = [
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran=2">',
  '<svg/onload=window.ran=3>',
  '"><iframe srcdoc="<script>parent.ran=4</script>"></iframe>',
  '<a href="javascript:window.ran=5">click</a> [click](javascript:window.ran=5)',
  '![x](https://foreign.example/pixel.png) <img src="https://foreign.example/pixel.png">',
  '<style>@import "https://foreign.example/x.css";</style><link rel=stylesheet href=https://foreign.example/y.css>',
  '{{constructor.constructor("window.ran=6")()}} <%= window.ran=7 %>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=9&gt;">',
  '</textarea></script><body onload=window.ran=10><base href="https://foreign.example/">',
  '<form action=https://foreign.example/><button formaction="javascript:window.ran=12">go</button></form>',
  '<object data="javascript:window.ran=13"></object><embed src="//foreign.example/e.swf">',
  'background:url(https://foreign.example/b.png);}</style><video poster=//foreign.example/v.png><source onerror=window.ran=14>',
  '<details open ontoggle=window.ran=15><noscript><p title="</noscript><img src=x onerror=window.ran=16>">',
  '\u202e<b onmouseover=window.ran=11>hover</b>\u0000',
];
