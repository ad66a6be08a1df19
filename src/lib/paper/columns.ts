import { isoWithOffset, kazakhstanDay, TERMS } from '#lib/register/index.js';
import { notesOn } from './notes.js';
import type { FormOptions } from './options.js';
import type { PrintedField, PrintedRow } from './printed-row.js';
import { note, paragraphs, plain, spaced, strike, struck, type CellText, type Paragraph, type Run } from './runs.js';
import { valueText } from './values.js';
import { dayText, minutesText, PAPER_WORDS, said, worded } from './words.js';

type Options = Pick<FormOptions, 'language' | 'essence' | 'time'>;
export type Seven<T> = [T, T, T, T, T, T, T];

/**
 * Columns 1–7 of a row as they are printed. What happened to the row (corrected,
 * struck out, late, not settled) is told under column 4, the widest. A row
 * struck out keeps its number and is struck through.
 */
export function columnsOf(row: PrintedRow, options: Options): Seven<CellText> {
	const number = fieldCell(row, ['number'], options);
	const date = fieldCell(row, ['applicationDate'], options);
	const basis = basisCell(row, options);
	const essence = essenceCell(row, options);
	const kind = assistanceCell(row, options);
	const time = timeCell(row, options);
	const signature = signatureCell(row, options);
	const notes = notesOn(row, options);
	if (row.voided === null) {
		return [number, [...date, ...lateMark(row, options)], basis, [...essence, ...notes], kind, time, signature];
	}
	return [
		number,
		[...strike(date), ...lateMark(row, options)],
		strike(basis),
		[...strike(essence), ...notes],
		strike(kind),
		strike(time),
		strike(signature)
	];
}

/** Rule 4: a row recorded on a later day than the application says so. */
function lateMark({ late }: PrintedRow, { language }: Options): CellText {
	return late === null ? [] : [[note(said(PAPER_WORDS.late, language, dayText(late.day), late.days))]];
}

/** A field: what was struck, oldest first, then what stands. */
function fieldRuns(row: PrintedRow, field: PrintedField, options: Options): Run[] {
	const before = (row.struck[field] ?? []).map((value) => struck(valueText(field, value, options.language)));
	return [...before, plain(valueText(field, row.values[field], options.language))].filter(({ text }) => text !== '');
}

const fieldCell = (row: PrintedRow, fields: PrintedField[], options: Options): CellText =>
	paragraphs(spaced(fields.flatMap((field) => fieldRuns(row, field, options))));

const BASIS: PrintedField[] = ['basisKind', 'basisBody', 'basisNumber', 'basisDate', 'basisCase'];

/**
 * Column 3: the kind of the document and its details. A row that came with its
 * own words (import) keeps them, and only details that were corrected stand
 * after them.
 */
function basisCell(row: PrintedRow, options: Options): CellText {
	const own = fieldRuns(row, 'basisText', options);
	const hasOwn = row.values.basisText !== null && row.values.basisText.trim() !== '';
	const fields = hasOwn ? BASIS.filter((field) => (row.struck[field] ?? []).length > 0) : BASIS;
	const pieces = fields
		.map((field) => ({ field, runs: fieldRuns(row, field, options) }))
		.filter(({ runs }) => runs.length > 0);
	const runs = pieces.flatMap(({ field, runs }, at) => {
		// "kind, body, № 5 от 14.01.2026, дело № 7": a number and its date belong together.
		const next = pieces[at + 1];
		const comma = next !== undefined && !(field === 'basisNumber' && next.field === 'basisDate');
		return comma ? withComma(runs) : runs;
	});
	return paragraphs(spaced([...own, ...runs]));
}

function withComma(runs: Run[]): Run[] {
	const last = runs.at(-1);
	return last === undefined ? [] : [...runs.slice(0, -1), { ...last, text: `${last.text},` }];
}

/** Column 4. For inspection the private essence is never a stand-in: without a wording the category stands alone. */
function essenceCell(row: PrintedRow, options: Options): CellText {
	if (options.essence === 'private') return fieldCell(row, ['essence'], options);
	const wording = fieldCell(row, ['essenceForPortal'], options);
	return row.values.essenceForPortal?.trim() ? wording : [...wording, ...fieldCell(row, ['category'], options)];
}

/** Column 5: the kind in the words of the Law, or what `defence` is called from day to day. */
function assistanceCell(row: PrintedRow, options: Options): CellText {
	const { assistanceKind, role } = row.values;
	const byRole = assistanceKind === 'defence' && role !== null;
	const kinds = byRole
		? fieldRuns(row, 'assistanceKind', options).filter(({ look }) => look === 'struck')
		: fieldRuns(row, 'assistanceKind', options);
	const roles = fieldRuns(row, 'role', options).filter(({ look }) => byRole || look === 'struck');
	return paragraphs(spaced([...kinds, ...roles]));
}

/** Column 6: the total, and the sessions it is made of where they are asked for or something was struck among them. */
function timeCell(row: PrintedRow, options: Options): CellText {
	const { language } = options;
	const changed = row.sessions.some((one) => one.voided !== null || one.struck.length > 0);
	const sessions = options.time === 'sessions' || changed ? row.sessions.map(sessionLine) : [];
	const before = (row.struck.minutes ?? []).map((value) => struck(valueText('minutes', value, options.language)));
	const total = row.minutes === null ? '' : minutesText(row.minutes);
	const named = sessions.length > 0 && total !== '' ? `${said(PAPER_WORDS.total, language)} ${total}` : total;
	return paragraphs(...sessions, spaced([...before, plain(named)]));
}

function sessionLine(session: PrintedRow['sessions'][number]): Paragraph {
	const hours = ({ date, from, to, minutes }: Pick<typeof session, 'date' | 'from' | 'to' | 'minutes'>): string =>
		[dayText(date), from !== null && to !== null ? `${from}–${to}` : '', minutesText(minutes)]
			.filter(Boolean)
			.join(' ');
	const now = hours(session);
	return spaced([
		...session.struck.map((one) => struck(hours(one))),
		session.voided === null ? plain(now) : struck(now)
	]);
}

/** Column 7: what is known of a signature. Nothing known leaves it empty, for a hand. */
function signatureCell(row: PrintedRow, { language }: Options): CellText {
	const signatures = row.signatures.flatMap((signature) => [
		[plain(`${worded(TERMS.signature, language)}: ${signatureText(signature, language)}`)],
		[note(signature.changedSince ? said(PAPER_WORDS.changedSinceSigned, language) : '')]
	]);
	const { paper } = row;
	return paragraphs(
		...signatures,
		[plain(paper === null ? '' : said(PAPER_WORDS.paperLog, language, paper.log, paper.page, paper.line))],
		[note(paper?.changedSince === true ? said(PAPER_WORDS.changedSincePaper, language) : '')],
		[plain(row.signedByHand ? said(PAPER_WORDS.signedByHand, language) : '')],
		[plain(row.column7 === null || row.column7.trim() === '' ? '' : said(PAPER_WORDS.fromFile, language, row.column7))]
	);
}

/** Name, number, issuer, validity and algorithm of the certificate as far as they are known, and when it signed. */
function signatureText(signature: PrintedRow['signatures'][number], language: Options['language']): string {
	const { signer, serialNumber, issuer, algorithm, validFrom, validUntil, signedAt, stampedAt } = signature;
	const validity =
		validFrom === undefined || validUntil === undefined
			? ''
			: said(PAPER_WORDS.valid, language, momentDay(validFrom), momentDay(validUntil));
	return [
		signer,
		`${said(PAPER_WORDS.certificate, language)} № ${serialNumber}`,
		issuer === undefined ? '' : said(PAPER_WORDS.issuedBy, language, issuer),
		validity,
		algorithm === undefined ? '' : algorithmText(algorithm, language),
		momentText(signedAt),
		stampedAt === undefined ? '' : said(PAPER_WORDS.stamped, language, momentText(stampedAt))
	]
		.filter(Boolean)
		.join(', ');
}

function algorithmText(algorithm: string, language: Options['language']): string {
	const bits = /^GOST-2015-(\d+)$/.exec(algorithm)?.[1];
	return bits === undefined ? algorithm : said(PAPER_WORDS.gost, language, bits);
}

const momentDay = (moment: string): string => dayText(kazakhstanDay(Date.parse(moment)));

/** A signer's moment (UTC) by Kazakhstan's clock: "14.10.2026 09:12". Signatures are younger than its zone of UTC+5. */
function momentText(signedAt: string): string {
	const moment = Date.parse(signedAt);
	return `${dayText(kazakhstanDay(moment))} ${isoWithOffset(moment, 300).slice(11, 16)}`;
}
