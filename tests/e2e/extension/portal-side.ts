import { site, type Site } from './sites.js';

/** A plain portal form in Russian, with decoys. What it holds, and what was sent, stand in `window.portal`. */
const FORM = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Заявка</title>
<header><label>Поиск <input type="search" name="q"></label></header>
<h1>Внесение сведений</h1>
<form>
<p><label for="d">Дата обращения</label> <input id="d" name="date" type="date"></p>
<p><label for="e">Суть правового вопроса</label> <textarea id="e" name="essence"></textarea></p>
<p><label for="k">Вид юридической помощи</label>
<select id="k" name="kind"><option value="">—</option><option value="1">Правовое информирование</option><option value="2">Правовое консультирование</option><option value="3">Защита и представительство интересов физических лиц</option></select></p>
<p><label for="l">Номер лицензии</label> <input id="l" name="licence" value="своё"></p>
<p><label for="i">ИИН клиента</label> <input id="i" name="iin"></p>
<p><label for="c">Ф.И.О. клиента</label> <input id="c" name="client"></p>
<button type="submit">Отправить</button>
</form><script src="/page.js"></script></html>`;
const SCRIPT = `
window.portal = { submits: 0, values: () => Object.fromEntries(new FormData(document.querySelector('form'))) };
document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); portal.submits += 1; });
`;

export const startPortal = (): Promise<Site> =>
	site({ '/': { type: 'text/html', text: FORM }, '/page.js': { type: 'text/javascript', text: SCRIPT } });
