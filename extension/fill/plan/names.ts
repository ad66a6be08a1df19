import { looksGenerated } from '../scan/generated.js';
import type { Column, SeenField } from '../types.js';

/** Words of code names, in English and in Latin transcription; weak, since nobody promised what they mean. */
const NAMES: readonly { column: Column; pattern: RegExp }[] = [
	{
		column: 'applicationDate',
		pattern:
			/(?:appl\w*|appeal|request|obrash\w*)[_.-]?(?:date|data)|(?:date|data)[_.-]?(?:of[_.-]?)?(?:appl|appeal|obrash)/iu
	},
	{
		column: 'basisNumber',
		pattern: /(?:basis|doc(?:ument)?|order|osnovan\w*)[_.-]?(?:number|num|no|nomer)(?![a-z])/iu
	},
	{ column: 'basisDate', pattern: /(?:basis|doc(?:ument)?|order|osnovan\w*)[_.-]?(?:date|data)/iu },
	{ column: 'basisKind', pattern: /(?:basis|doc(?:ument)?|osnovan\w*)[_.-]?(?:kind|type|vid)/iu },
	{ column: 'basisBody', pattern: /(?:basis|doc(?:ument)?)?[_.-]?(?:issuer|issued[_.-]?by|authority)/iu },
	{ column: 'essenceForPortal', pattern: /essence|(?:question|issue)[_.-]?(?:text|desc)|sut(?:_|$|[A-Z])/u },
	{ column: 'assistanceKind', pattern: /(?:assistance|aid|help)[_.-]?(?:kind|type)|vid[_.-]?pom/iu },
	{ column: 'category', pattern: /(?:case|issue)[_.-]?category/iu },
	{ column: 'minutes', pattern: /(?:spent|work|duration)[_.-]?(?:time|minutes|hours)|duration|time[_.-]?spent/iu },
	{ column: 'barAssociation', pattern: /bar[_.-]?assoc|collegi[ua]m?/iu },
	{ column: 'lawyerName', pattern: /(?:lawyer|advocate|advokat)[_.-]?(?:name|fio)/iu },
	{ column: 'licenceNumber', pattern: /licen[cs]e[_.-]?(?:no|num|number)/iu },
	{ column: 'edsSerialNumber', pattern: /(?:cert|eds)\w*[_.-]?serial/iu },
	{ column: 'signedAt', pattern: /signed[_.-]?(?:at|date|on)|signing[_.-]?date/iu }
];
const NEVER =
	/(?:^|[_.-]|(?<=[a-z]))(?:iin|bin|birth|phone|tel|email|passport|captcha|login|passw|search|filter|query|address|gender|client|applicant|citizen)(?:[_.-]|$|(?=[A-Z\d]))|birth|captcha|passport|searc?h|^q$|^fio$|Iin$|Birth|Phone|Email|Client|Applicant|autocomplete=(?:tel|email|bday|name|username|street)/u;
const AUTOCOMPLETE =
	/^(?:tel|email|bday|name|given-name|family-name|additional-name|username|current-password|new-password|one-time-code|street-address|address-|postal|sex|cc-)/iu;

/** What a field's code names say: a score too weak to write by, and whether they warn. */
export function nameScores(field: SeenField): { scores: Map<Column, number>; never: boolean } {
	const scores = new Map<Column, number>();
	// What a library numbers its own elements by says nothing of the page: `search-input-vaadin-date-picker-29`.
	const id = looksGenerated(field.htmlId) ? field.htmlId.replace(/search|filter|query/giu, '') : field.htmlId;
	const names = [field.name, id].filter((name) => name !== '');
	for (const { column, pattern } of NAMES) {
		if (names.some((name) => pattern.test(name))) scores.set(column, 0.6);
	}
	const never = names.some((name) => NEVER.test(name)) || AUTOCOMPLETE.test(field.autocomplete);
	return { scores, never };
}
