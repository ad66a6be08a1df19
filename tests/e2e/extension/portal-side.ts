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

/** The same portal's form in two steps; the second is drawn when the page's own button is pressed. */
const WIZARD = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Заявка</title>
<form></form><script src="/wizard.js"></script></html>`;
const WIZARD_SCRIPT = `
const STEPS = [
	\`<h2>Шаг 1. Обращение</h2>
	<p><label>Дата обращения <input name="date" type="date"></label></p>
	<p><label>Суть правового вопроса <textarea name="essence"></textarea></label></p>
	<p><label>ИИН клиента <input name="iin"></label></p>
	<button type="button">Далее</button>\`,
	\`<h2>Шаг 2. Оказанная помощь</h2>
	<p><label>Вид юридической помощи <select name="kind"><option value="">—</option><option value="1">Правовое информирование</option><option value="2">Правовое консультирование</option></select></label></p>
	<p><label>Время занятости адвоката, мин <input name="minutes" type="number"></label></p>
	<button type="submit">Отправить</button>\`
];
const form = document.querySelector('form');
const held = {};
const keep = () => Object.assign(held, Object.fromEntries(new FormData(form)));
window.portal = { submits: 0, presses: 0, values: () => ({ ...keep() }) };
form.addEventListener('submit', (event) => { event.preventDefault(); portal.submits += 1; });
form.addEventListener('click', (event) => {
	if (event.target.localName !== 'button' || event.target.type !== 'button') return;
	portal.presses += 1;
	keep();
	form.innerHTML = STEPS[1];
});
form.innerHTML = STEPS[0];
`;

export const startPortal = (): Promise<Site> =>
	site({
		'/': { type: 'text/html', text: FORM },
		'/page.js': { type: 'text/javascript', text: SCRIPT },
		'/wizard': { type: 'text/html', text: WIZARD },
		'/wizard.js': { type: 'text/javascript', text: WIZARD_SCRIPT }
	});
