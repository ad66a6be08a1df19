import { minutesBetween, readClock } from '#lib/i18n/index.svelte.js';
import type { RecordBodies } from '#lib/register/index.js';

/** What stands in a form for time worked: from–to, or minutes alone. */
export class TimeEntry {
	date = $state<string | null>(null);
	from = $state('');
	to = $state('');
	/** Minutes as the lawyer wrote them; null while from–to gives them. */
	own = $state<number | null>(null);
	what = $state('');
	/** What stands in the fields of the day and of the minutes, and cannot be read. */
	unreadable = $state<string | null>(null);
	unreadableMinutes = $state<string | null>(null);

	constructor(date: string, kept: { [key: string]: unknown } = {}) {
		const text = (key: string) => (typeof kept[key] === 'string' ? kept[key] : '');
		this.date = text('date') === '' ? date : text('date');
		this.from = text('from');
		this.to = text('to');
		this.own = typeof kept['own'] === 'number' ? kept['own'] : null;
		this.what = text('what');
		this.unreadable = text('unreadable') || null;
		this.unreadableMinutes = text('unreadableMinutes') || null;
		if (this.unreadable !== null) this.date = null;
	}

	/** From–to as `hh:mm`, when both can be read. */
	get span(): { from: string; to: string } | null {
		const from = readClock(this.from);
		const to = readClock(this.to);
		return from === null || to === null ? null : { from, to };
	}
	/** True while something stands in from–to that cannot be read, or only one of them does. */
	get spanUnreadable(): boolean {
		return this.span === null && (this.from.trim() !== '' || this.to.trim() !== '');
	}
	get minutes(): number | null {
		return this.own ?? (this.span === null ? null : minutesBetween(this.span.from, this.span.to));
	}
	/** The record's content; null until it is whole. */
	get time(): RecordBodies['time'] | null {
		const { date, minutes, span } = this;
		if (date === null || minutes === null || minutes === 0) return null;
		if (this.unreadable !== null || this.unreadableMinutes !== null || this.spanUnreadable) return null;
		const what = this.what.trim();
		return { date, minutes, ...span, ...(what === '' ? {} : { what }) };
	}
	get data(): { [key: string]: unknown } {
		const { date, from, to, own, what, unreadable, unreadableMinutes } = this;
		return { date, from, to, own, what, unreadable, unreadableMinutes };
	}
}
