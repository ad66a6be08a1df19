import { readClock } from '#lib/i18n/index.svelte.js';
import { ACTIONS, type Action, type ActionKind } from '#lib/register/index.js';
import { fieldsOf, settledOf } from './action-fields.js';

const TEXTS = ['from', 'to', 'place', 'about', 'pages', 'result', 'measures'] as const;
type TextKey = (typeof TEXTS)[number];
const DAYS = ['date', 'due', 'settled'] as const;
type DayKey = (typeof DAYS)[number];

/** What stands in the form of an action. */
export class ActionEntry {
	what = $state<ActionKind>('hearing');
	readonly texts = $state<Record<TextKey, string>>({
		from: '',
		to: '',
		place: '',
		about: '',
		pages: '',
		result: '',
		measures: ''
	});
	readonly days = $state<Record<DayKey, string | null>>({ date: null, due: null, settled: null });
	/** What stands in a field of a day and is no day. */
	readonly unreadable = $state<Record<DayKey, string | null>>({ date: null, due: null, settled: null });

	/** @param kept what a draft held; without one the action as it stands, or today */
	constructor(today: string, action: Action | null, kept: { [key: string]: unknown } | undefined) {
		const from: { [key: string]: unknown } = kept ?? (action === null ? { date: today } : { ...action });
		this.what = ACTIONS.find((one) => one === from['what']) ?? 'hearing';
		for (const key of TEXTS) {
			const value = from[key];
			this.texts[key] = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
		}
		for (const key of DAYS) {
			const value = from[key];
			this.days[key] = typeof value === 'string' ? value : null;
			const unreadable = from[`${key}Unreadable`];
			this.unreadable[key] = typeof unreadable === 'string' ? unreadable : null;
		}
	}

	get fields() {
		return fieldsOf(this.what);
	}
	get clockWrong(): boolean {
		const { from, to } = this.texts;
		return [from, to].some((text) => text.trim() !== '' && readClock(text) === null);
	}
	get pagesWrong(): boolean {
		return this.texts.pages.trim() !== '' && !/^\d{1,6}$/.test(this.texts.pages.trim());
	}
	get dayWrong(): boolean {
		return this.days.date === null || DAYS.some((key) => this.unreadable[key] !== null);
	}

	/** The record's content, of what this kind asks for; null until it is whole. */
	action(today: string): Action | null {
		const { what, fields, texts, days } = this;
		if (days.date === null || this.dayWrong || this.clockWrong || this.pagesWrong) return null;
		const text = (key: TextKey, asked: unknown) => (asked && texts[key].trim() !== '' ? texts[key].trim() : null);
		const from = fields.clock ? readClock(texts.from) : null;
		const to = fields.clock ? readClock(texts.to) : null;
		const place = text('place', fields.place);
		const about = text('about', fields.about);
		const result = text('result', fields.result);
		const measures = text('measures', fields.measures);
		const pages = text('pages', fields.pages);
		const due = fields.due ? days.due : null;
		const dated = { what, date: days.date, ...(due !== null && { due }) };
		const settled = settledOf(dated, fields.settle === null ? null : days.settled, today);
		return {
			...dated,
			...(from !== null && { from }),
			...(to !== null && { to }),
			...(place !== null && { place }),
			...(about !== null && { about }),
			...(pages !== null && { pages: Number(pages) }),
			...(result !== null && { result }),
			...(measures !== null && { measures }),
			...(settled !== null && { settled })
		};
	}

	/** For the draft. */
	get data(): { [key: string]: unknown } {
		const { what, texts, days, unreadable } = this;
		const marked = Object.fromEntries(DAYS.map((key) => [`${key}Unreadable`, unreadable[key]]));
		return { what, ...texts, ...days, ...marked };
	}
}
