import { comparePartyNames } from '#lib/standard/index.js';
import { FIGURES, noFigures, type Figures } from './figures.js';
import type { Period } from './period.js';
import {
	contradictions,
	FILE_GROUPINGS,
	readReportFile,
	type FileGrouping,
	type ReadReport,
	type ReportContent,
	type ReportFileError
} from './report-file.js';

/** A file as it was dropped and read. */
export interface DroppedFile {
	name: string;
	read: ReadReport;
}

/** Reads a dropped file once, however often it is added up. @param text null where it is too large to be a report */
export const readDropped = (name: string, text: string | null): DroppedFile => ({
	name,
	read: text === null ? { ok: false, error: { kind: 'not-a-report' } } : readReportFile(text)
});

/** Why a file is not in the sum. */
export type LeftOutWhy =
	| ReportFileError
	/** Its own figures do not add up. */
	| { kind: 'contradicts'; groupings: FileGrouping[] }
	/** It is about another period. */
	| { kind: 'other-period'; period: Period }
	/** The same file was dropped before. */
	| { kind: 'same-file' }
	/** Another file of the same lawyer was made later, or on the same day and dropped later, and counts. */
	| { kind: 'replaced'; by: string };

export interface Consolidated {
	period: Period;
	/** The sum over all lawyers. */
	total: Figures;
	groups: Record<FileGrouping, ({ key: string | null } & Figures)[]>;
	/** By name. */
	lawyers: { file: string; made: string; name: string; licence: string; practice: string | null; figures: Figures }[];
	leftOut: { file: string; lawyer: string | null; why: LeftOutWhy }[];
	/** Expected names of which no file counts. */
	missing: string[];
	/** Lawyers whose report came though nobody named them as expected; empty where no one is expected. */
	unexpected: string[];
}

/**
 * Puts report files together (due on 5 July and 5 January). A file counts only
 * when it is sound, adds up and is about this period; of one lawyer only the
 * one made last. All others are named with the reason. Pure, never throws.
 */
export function consolidate(files: readonly DroppedFile[], period: Period, expected: readonly string[]): Consolidated {
	const leftOut: Consolidated['leftOut'] = [];
	const counting = new Map<string, { file: string; content: ReportContent & { hash: string } }>();
	const seen = new Set<string>();
	for (const { name: file, read } of files) {
		if (!read.ok) {
			leftOut.push({ file, lawyer: null, why: read.error });
			continue;
		}
		const content = read.value;
		const lawyer = content.lawyer.name;
		const why = unsound(content, period, seen);
		seen.add(content.hash);
		if (why !== null) {
			leftOut.push({ file, lawyer, why });
			continue;
		}
		const key = nameKey(lawyer);
		const other = counting.get(key);
		if (other !== undefined && other.content.made > content.made) {
			leftOut.push({ file, lawyer, why: { kind: 'replaced', by: other.file } });
			continue;
		}
		if (other !== undefined)
			leftOut.push({ file: other.file, lawyer: other.content.lawyer.name, why: { kind: 'replaced', by: file } });
		counting.set(key, { file, content });
	}
	const taken = [...counting.values()].sort((a, b) =>
		a.content.lawyer.name < b.content.lawyer.name ? -1 : a.content.lawyer.name > b.content.lawyer.name ? 1 : 0
	);
	const names = taken.map(({ content }) => content.lawyer.name);
	const isNamed = (name: string, among: readonly string[]) => among.some((one) => isSameName(one, name));
	return {
		period,
		total: sum(taken.map(({ content }) => content.total)),
		groups: Object.fromEntries(
			FILE_GROUPINGS.map((by) => [by, sumLines(taken.map(({ content }) => content.groups[by]))])
		) as Consolidated['groups'],
		lawyers: taken.map(({ file, content }) => ({
			file,
			made: content.made,
			name: content.lawyer.name,
			licence: content.lawyer.licence,
			practice: content.lawyer.practice,
			figures: content.total
		})),
		leftOut,
		missing: expected.filter((name) => !isNamed(name, names)),
		unexpected: expected.length === 0 ? [] : names.filter((name) => !isNamed(name, expected))
	};
}

function unsound(
	content: ReportContent & { hash: string },
	period: Period,
	seen: ReadonlySet<string>
): LeftOutWhy | null {
	const groupings = contradictions(content);
	if (groupings.length > 0) return { kind: 'contradicts', groupings };
	if (seen.has(content.hash)) return { kind: 'same-file' };
	const { kind, year, part } = content.period;
	return kind === period.kind && year === period.year && part === period.part
		? null
		: { kind: 'other-period', period: content.period };
}

/** A name however it is spaced and cased. */
const nameKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

/** Whether an expected name is that of a file: also with initials, or in the letters of the other language. */
const isSameName = (a: string, b: string): boolean =>
	nameKey(a) === nameKey(b) || comparePartyNames(a, b).verdict === 'same';

const sum = (all: readonly Figures[]): Figures =>
	all.reduce(
		(total, one) => Object.fromEntries(FIGURES.map((name) => [name, total[name] + one[name]])) as Figures,
		noFigures()
	);

function sumLines(all: readonly (readonly ({ key: string | null } & Figures)[])[]) {
	const byKey = new Map<string | null, Figures[]>();
	for (const { key, ...figures } of all.flat()) byKey.set(key, [...(byKey.get(key) ?? []), figures]);
	return [...byKey]
		.map(([key, figures]) => ({ key, ...sum(figures) }))
		.sort((a, b) => b.minutes - a.minutes || b.rows - a.rows || ((a.key ?? '~') < (b.key ?? '~') ? -1 : 1));
}
