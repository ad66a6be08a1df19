import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES, isDay, LOCALITIES } from '#lib/register/index.js';
import { FIGURES, type Figures, type Report } from './figures.js';
import { partsOf, PERIOD_KINDS, periodName, type Period } from './period.js';

/*
 * The report file of one lawyer, from which a legal advice office or a bar
 * association puts a consolidated report together. It holds figures and the
 * lawyer's own particulars: no row, no client, no text, and no name of a body.
 * `docs/export.md` describes it for other programs.
 */
const FORMAT = 'tizilim-report-1';
/** A report file is small; a larger one is something else. */
export const MOST_BYTES = 1_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const figureEntries = Object.fromEntries(FIGURES.map((name) => [name, count])) as Record<
	(typeof FIGURES)[number],
	typeof count
>;
const figures = v.strictObject(figureEntries);
const lines = <T extends string>(keys: readonly T[]) =>
	v.pipe(v.array(v.strictObject({ key: v.nullable(v.picklist(keys)), ...figureEntries })), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(1_000));
const day = v.pipe(v.string(), v.check(isDay));

const contentSchema = v.strictObject({
	format: v.literal(FORMAT),
	/** The day on which it was made, `yyyy-mm-dd`. */
	made: day,
	period: v.pipe(
		v.strictObject({
			kind: v.picklist(PERIOD_KINDS),
			year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2200)),
			part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))
		}),
		v.check(({ kind, part }) => part <= partsOf(kind))
	),
	lawyer: v.strictObject({ name: text, association: text, licence: text, practice: v.nullable(text) }),
	total: figures,
	groups: v.strictObject({
		kind: lines(ASSISTANCE_KINDS),
		category: lines(CATEGORIES),
		basis: lines(BASIS_KINDS),
		locality: lines(LOCALITIES)
	})
});
const fileSchema = v.strictObject({ ...contentSchema.entries, hash: v.string() });

export type ReportContent = v.InferOutput<typeof contentSchema>;
/** By what a report file groups. */
export const FILE_GROUPINGS = ['kind', 'category', 'basis', 'locality'] as const;
export type FileGrouping = (typeof FILE_GROUPINGS)[number];

export type ReportFileError =
	/** Not a report file of ours, or a damaged one. */
	| { kind: 'not-a-report' }
	/** Made by a newer version, whose figures we may misread. */
	| { kind: 'newer' }
	/** Its content is not what its hash was made over: changed by hand, or damaged on its way. */
	| { kind: 'altered' };

/** SHA-256, hex, over the canonical JSON (RFC 8785) of all but `hash`. It shows that a file was changed, not who made it. */
const hashOf = (content: ReportContent): string => bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? '')));

/** The text of a lawyer's report file. */
export function writeReportFile(report: Report, made: string): string {
	const { lawyer } = report;
	const plain = (line: Figures): Figures => Object.fromEntries(FIGURES.map((name) => [name, line[name]])) as Figures;
	const of = (by: FileGrouping) => report.groups[by].map((line) => ({ key: line.key, ...plain(line) }));
	const content = {
		format: FORMAT,
		made,
		period: { ...report.period },
		lawyer: {
			name: lawyer?.name.trim() ?? '',
			association: lawyer?.association.trim() ?? '',
			licence: lawyer?.licence.trim() ?? '',
			practice: lawyer?.practice ?? null
		},
		total: plain(report.total),
		groups: { kind: of('kind'), category: of('category'), basis: of('basis'), locality: of('locality') }
	} as ReportContent;
	return `${JSON.stringify({ ...content, hash: hashOf(content) }, null, '\t')}\n`;
}

/** What a report file holds, or why it is none. */
export type ReadReport = { ok: true; value: ReportContent & { hash: string } } | { ok: false; error: ReportFileError };

/** Reads a report file, whatever the text: never throws. */
export function readReportFile(source: string): ReadReport {
	const no = (kind: ReportFileError['kind']) => ({ ok: false as const, error: { kind } });
	let found: unknown;
	try {
		found = JSON.parse(source.replace(/^\ufeff/, ''));
	} catch {
		return no('not-a-report');
	}
	const named = v.safeParse(v.object({ format: v.pipe(v.string(), v.regex(/^tizilim-report-\d{1,6}$/)) }), found);
	if (!named.success) return no('not-a-report');
	if (named.output.format !== FORMAT) return no('newer');
	const read = v.safeParse(fileSchema, found);
	if (!read.success) return no('not-a-report');
	const { hash, ...content } = read.output;
	return hashOf(content) === hash ? { ok: true, value: read.output } : no('altered');
}

/** Which of a file's groupings do not add up to its total; empty for a sound one. */
export function contradictions({ total, groups }: ReportContent): FileGrouping[] {
	return FILE_GROUPINGS.filter((by) =>
		FIGURES.some((name) => groups[by].reduce((sum, line) => sum + line[name], 0) !== total[name])
	);
}

/** The file's name: the period, and nothing of the lawyer's clients. */
export const reportFileName = (period: Period): string => `tizilim-report-${periodName(period)}.json`;
