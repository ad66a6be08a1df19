import { code, dotted, time } from '../kit/cut.js';
import { open, type State } from '../kit/contract.js';
import { t } from '../kit/words.js';

/**
 * A form whose labels say nothing: only somebody who was told can fill it.
 * `?variant=` is what a portal's next release does to it.
 */
const variant = new URLSearchParams(location.search).get('variant') ?? '';

interface Asked {
	key: string;
	label: string;
	control: (id: string) => string;
}
const input =
	(more = '') =>
	(id: string) =>
		`<input type="text" id="${id}" name="${id}" ${more}>`;
const FIELDS: Asked[] = [
	{ key: 'applied', label: t('Показатель А', 'А көрсеткіші'), control: input('placeholder="дд.мм.гггг"') },
	{ key: 'document', label: t('Показатель Б', 'Б көрсеткіші'), control: input() },
	{ key: 'body', label: t('Показатель В', 'В көрсеткіші'), control: input() },
	{
		key: 'kind',
		label: t('Показатель Г', 'Г көрсеткіші'),
		control: (id) =>
			`<select id="${id}" name="${id}"><option value=""></option>${['k1', 'k2', 'k3', 'k4'].map((value, at) => `<option value="${value}">${t(`Значение ${at + 1}`, `${at + 1}-мән`)}</option>`).join('')}</select>`
	},
	{ key: 'minutes', label: t('Показатель Д', 'Д көрсеткіші'), control: input('inputmode="numeric"') },
	// Reads like column 4, and is the inspector's.
	{
		key: 'inspector',
		label: t('Суть правового вопроса', 'Құқықтық мәселенің мәні'),
		control: (id) => `<textarea id="${id}" name="${id}"></textarea>`
	},
	{
		key: 'wording',
		label: t('Показатель Е', 'Е көрсеткіші'),
		control: (id) => `<textarea id="${id}" name="${id}"></textarea>`
	}
];

const made = Math.random().toString(36).slice(2, 8);
const idOf = (key: string, at: number): string =>
	variant.includes('ids')
		? `j_${made}:${at}`
		: ({
				applied: 'prm-a',
				document: 'prm-b',
				body: 'prm-v',
				kind: 'prm-g',
				minutes: 'prm-d',
				inspector: 'prm-x',
				wording: 'prm-e'
			}[key] ?? key);
const row = ({ key, label, control }: Asked, at: number): string => {
	const id = idOf(key, at);
	const inner = `<label for="${id}">${label}</label> ${control(id)}`;
	return variant.includes('wrapper')
		? `<section class="card"><div><div data-k="${key}"><div>${inner}</div></div></div></section>`
		: `<p data-k="${key}">${inner}</p>`;
};
const order = variant.includes('order') ? [...FIELDS].reverse() : FIELDS;
const rows = order.map(row).join('');
const app = document.querySelector<HTMLElement>('#app') ?? document.body;
app.innerHTML = variant.includes('wrapper')
	? `<div class="notice">${t('Новая версия', 'Жаңа нұсқа')}</div><main><form>${rows}</form></main>`
	: `<form>${rows}</form>`;

const state: State = Object.fromEntries(FIELDS.map(({ key }) => [key, '']));
FIELDS.forEach(({ key }) => {
	const field = app.querySelector<HTMLInputElement>(`[data-k=${key}] :is(input, select, textarea)`);
	field?.addEventListener('change', () => (state[key] = field.value));
});
open(
	() => ({ ...state }),
	(record) => ({
		applied: dotted(record.applicationDate),
		document: record.basisNumber,
		body: record.basisBody,
		kind: code(record.assistanceKind, { informing: 'k1', consulting: 'k2', defence: 'k3', other: 'k4' }),
		minutes: time.minutes(record.minutes),
		wording: record.essenceForPortal
	})
);
