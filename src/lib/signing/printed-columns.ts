import {
	ASSISTANCE_WORDS,
	BASIS_WORDS,
	CATEGORY_WORDS,
	ROLE_WORDS,
	type RegisterLanguage,
	type RowValues
} from '#lib/register/index.js';

/** Columns 1–6 in words, as they are printed for inspection; an empty column is an empty text. */
export type PrintedColumns = [string, string, string, string, string, string];

/** The words of a row's columns in one of the register's languages. @param minutes column 6 as it stands */
export function printedColumns(values: RowValues, minutes: number | null, language: RegisterLanguage): PrintedColumns {
	const { number, applicationDate, essenceForPortal, category, assistanceKind, role } = values;
	const kind = assistanceKind === null ? '' : ASSISTANCE_WORDS[assistanceKind][language];
	const wording = essenceForPortal?.trim() ? essenceForPortal : null;
	return [
		number ?? '',
		applicationDate === null ? '' : dayText(applicationDate),
		basisText(values, language),
		wording ?? (category === null ? '' : CATEGORY_WORDS[category][language]),
		assistanceKind === 'defence' && role !== null ? ROLE_WORDS[role][language] : kind,
		minutes === null ? '' : minutesText(minutes)
	];
}

/** Column 3: the words of an imported row as they were, or the kind of the document and its details; both where both are there. */
function basisText(
	{ basisText, basisKind, basisBody, basisNumber, basisDate, basisCase }: RowValues,
	language: RegisterLanguage
): string {
	const dated = basisDate === null ? '' : language === 'ru' ? `от ${dayText(basisDate)}` : dayText(basisDate);
	const named = [basisNumber ? `№ ${basisNumber}` : '', dated].filter(Boolean).join(' ');
	const parts = [
		basisText ?? '',
		basisKind === null ? '' : BASIS_WORDS[basisKind][language],
		basisBody ?? '',
		named,
		basisCase ? `${language === 'ru' ? 'дело' : 'іс'} № ${basisCase}` : ''
	];
	return parts.filter((part) => part.trim() !== '').join(', ');
}

const dayText = (day: string): string => day.split('-').reverse().join('.');
const minutesText = (minutes: number): string =>
	`${String(Math.trunc(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
