import { kazakhstanOffset } from '#lib/register/index.js';
import { addDays } from '#lib/standard/index.js';

/** An event for a calendar file. */
export interface IcsEvent {
	/** The same each time the file is made, so that a calendar replaces what it has. */
	uid: string;
	/** `yyyy-mm-dd`; with `time` (`hh:mm`, Kazakhstan) a moment, else the whole day. */
	date: string;
	time: string | null;
	summary: string;
}

/** Each event is reminded of so many days before it. */
const REMIND_BEFORE = 1;
/** A line holds at most so many bytes (RFC 5545, 3.1). */
const LINE = 75;

/**
 * A calendar file (iCalendar, RFC 5545): text escaped, lines folded at 75 bytes
 * and never within a letter, CRLF.
 * @param stamp the moment of making, ms UTC
 */
export function writeIcs(events: readonly IcsEvent[], stamp: number): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Tizilim//Register//KK',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'X-WR-CALNAME:Tizilim',
		...events.flatMap((event) => eventLines(event, moment(stamp))),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, date, time, summary }: IcsEvent, stamp: string): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(uid)}`,
		`DTSTAMP:${stamp}`,
		...(time === null
			? [`DTSTART;VALUE=DATE:${plain(date)}`, `DTEND;VALUE=DATE:${plain(addDays(date, 1))}`]
			: [`DTSTART:${moment(beginsAt(date, time))}`, 'DURATION:PT1H']),
		`SUMMARY:${escaped(summary)}`,
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escaped(summary)}`,
		`TRIGGER:-P${String(REMIND_BEFORE)}D`,
		'END:VALARM',
		'END:VEVENT'
	];
}

/** The moment, ms UTC, of a day and time in Kazakhstan. */
function beginsAt(date: string, time: string): number {
	const local = Date.parse(`${date}T${time}:00Z`);
	return local - kazakhstanOffset(local) * 60_000;
}

const plain = (date: string): string => date.replaceAll('-', '');
const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** A text as a value: what has a meaning in the format, and line ends, escaped; other control signs have no place in it. */
export const escaped = (text: string): string =>
	text
		.toWellFormed()
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/\p{Cc}/gu, ' ');

/** A line in pieces of at most 75 bytes, each behind the first begun with a space. */
export function folded(line: string): string {
	const pieces: string[] = [];
	let piece = '';
	let bytes = 0;
	for (const letter of line) {
		const more = new TextEncoder().encode(letter).length;
		if (bytes + more > LINE) {
			pieces.push(piece);
			piece = ' ';
			bytes = 1;
		}
		piece += letter;
		bytes += more;
	}
	return [...pieces, piece].join('\r\n');
}
