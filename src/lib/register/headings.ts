import type { RecordBodies } from './bodies.js';
import { HEADING_PLACES, type HeadingPlace, type RegisterLanguage } from './codes.js';
import { FORM_1465, type FormWording, type RegisterForm } from './wordings.js';

type Headings = NonNullable<RecordBodies['settings']['headings']>;

/**
 * The form as this lawyer keeps it: our wordings of the annex, with the words
 * that the settings put in their place; those of a language that the lawyer
 * confirmed are no longer called unofficial.
 */
export function formAsKept({ headings }: Pick<RecordBodies['settings'], 'headings'>): RegisterForm {
	const put = (place: HeadingPlace): FormWording => {
		const own = wordingAt(FORM_1465, place);
		const words = (language: RegisterLanguage) => replaced(headings, place, language) ?? own[language];
		const official = own.official || (headings?.confirmed.length ?? 0) === 2;
		return { ...own, ru: words('ru'), kk: words('kk'), official };
	};
	return {
		annex: put('annex'),
		title: put('title'),
		associationLine: put('association'),
		lawyerLine: put('lawyer'),
		columns: [
			put('column-1'),
			put('column-2'),
			put('column-3'),
			put('column-4'),
			put('column-5'),
			put('column-6'),
			put('column-7')
		]
	};
}

/** The words of one place of a form. */
export function wordingAt(form: RegisterForm, place: HeadingPlace): FormWording {
	const { columns } = form;
	switch (place) {
		case 'annex':
			return form.annex;
		case 'title':
			return form.title;
		case 'association':
			return form.associationLine;
		case 'lawyer':
			return form.lawyerLine;
		case 'column-1':
			return columns[0];
		case 'column-2':
			return columns[1];
		case 'column-3':
			return columns[2];
		case 'column-4':
			return columns[3];
		case 'column-5':
			return columns[4];
		case 'column-6':
			return columns[5];
		case 'column-7':
			return columns[6];
	}
}

/** Puts other words in one place, or takes them back when they are blank or our own; what is changed is to be confirmed anew. */
export function withHeading(
	headings: Headings | undefined,
	place: HeadingPlace,
	language: RegisterLanguage,
	words: string
): Headings {
	const { words: before = [], confirmed = [] } = headings ?? {};
	const others = before.filter((one) => one.place !== place || one.language !== language);
	const text = words.trim();
	const own = text === '' || text === wordingAt(FORM_1465, place)[language];
	return {
		words: own ? others : [...others, { place, language, words: text }].toSorted(inOrder),
		confirmed: confirmed.filter((one) => one !== language)
	};
}

const inOrder = (a: Headings['words'][number], b: Headings['words'][number]): number =>
	HEADING_PLACES.indexOf(a.place) - HEADING_PLACES.indexOf(b.place) || a.language.localeCompare(b.language);

const replaced = (
	headings: Headings | undefined,
	place: HeadingPlace,
	language: RegisterLanguage
): string | undefined => headings?.words.find((one) => one.place === place && one.language === language)?.words;
