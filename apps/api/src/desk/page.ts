/** The front page where the desk was not built: one file, no script, nothing from elsewhere. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chancery</title>
<style>
:root { color-scheme: light dark; --ink: #1c2733; --paper: #fbfaf7; --quiet: #5c6773; --line: #d9d5cb; --accent: #7a1f2b }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #16191d; --quiet: #9aa4af; --line: #333a42; --accent: #e08a94 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 Georgia, 'Times New Roman', serif }
main { max-width: 42rem; margin: 0 auto; padding: 12vh 1.5rem 4rem }
h1 { margin: 0; font-size: 2.6rem; font-weight: normal; letter-spacing: .01em }
h1::after { content: ''; display: block; width: 3.5rem; border-bottom: 3px solid var(--accent); margin: .6rem 0 1.4rem }
p { margin: 0 0 1.2rem }
h2 { font-size: 1rem; font-weight: normal; color: var(--quiet); margin: 2.4rem 0 .4rem }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
li { border-bottom: 1px solid var(--line); padding: .55rem 0; display: flex; gap: 1rem; justify-content: space-between; flex-wrap: wrap }
a { color: var(--accent) }
code { font: .9em ui-monospace, Menlo, Consolas, monospace }
span { color: var(--quiet) }
</style>
</head>
<body>
<main>
<h1>Chancery</h1>
<p>The record of a diplomatic desk: who met whom, where, about what, and on whose word. Every fact is kept as it came, with
its source; corrections are visible, and nothing is overwritten.</p>
<h2>To write and to read</h2>
<ul>
<li><a href="/docs">The interface, route by route</a><span>with an example for each</span></li>
<li><a href="/openapi.json"><code>/openapi.json</code></a><span>the same for machines</span></li>
</ul>
<h2>What is on record</h2>
<ul>
<li><a href="/v1/history?order=desc"><code>/v1/history</code></a><span>everything recorded, the newest first</span></li>
<li><a href="/v1/live"><code>/v1/live</code></a><span>what is being recorded, as it happens</span></li>
<li><a href="/v1/meetings"><code>/v1/meetings</code></a><span>who met whom</span></li>
<li><a href="/v1/partnerships"><code>/v1/partnerships</code></a><span>what passes between two parties, and how it stands</span></li>
<li><a href="/v1/counter-terrorism/engagements"><code>/v1/counter-terrorism/engagements</code></a><span>what serves counter-terrorism, and why</span></li>
</ul>
<h2>How it does</h2>
<ul>
<li><a href="/health/ready"><code>/health/ready</code></a><span>whether the rows have caught up with the log</span></li>
</ul>
</main>
</body>
</html>
`;
