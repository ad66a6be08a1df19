import type { OwnEntry, OwnKind, Register, RegisterLanguage, Row } from '#lib/register/index.js';

/** What a template can be filled with. */
export const PLACES = [
	'client',
	'clientIin',
	'clientAddress',
	'clientPhone',
	'lawyer',
	'licence',
	'association',
	'practice',
	'lawyerAddress',
	'lawyerPhone',
	'matter',
	'essence',
	'today',
	'membership',
	'membershipFrom',
	'insurer',
	'insurance',
	'insuranceUntil',
	'court'
] as const;
export type Place = (typeof PLACES)[number];

/** How each place is called in a template of either language. */
export const PLACE_NAMES: { readonly [L in RegisterLanguage]: { readonly [P in Place]: string } } = {
	ru: {
		client: 'клиент',
		clientIin: 'ИИН клиента',
		clientAddress: 'адрес клиента',
		clientPhone: 'телефон клиента',
		lawyer: 'адвокат',
		licence: 'лицензия',
		association: 'коллегия',
		practice: 'контора',
		lawyerAddress: 'адрес адвоката',
		lawyerPhone: 'телефон адвоката',
		matter: 'номер записи',
		essence: 'суть',
		today: 'дата',
		membership: 'номер членства',
		membershipFrom: 'член с',
		insurer: 'страховщик',
		insurance: 'договор страхования',
		insuranceUntil: 'страхование до',
		court: 'суд'
	},
	kk: {
		client: 'клиент',
		clientIin: 'клиенттің ЖСН-і',
		clientAddress: 'клиенттің мекенжайы',
		clientPhone: 'клиенттің телефоны',
		lawyer: 'адвокат',
		licence: 'лицензия',
		association: 'алқа',
		practice: 'кеңсе',
		lawyerAddress: 'адвокаттың мекенжайы',
		lawyerPhone: 'адвокаттың телефоны',
		matter: 'жазба нөмірі',
		essence: 'мәні',
		today: 'күні',
		membership: 'мүшелік нөмірі',
		membershipFrom: 'мүшелік басталған күн',
		insurer: 'сақтандырушы',
		insurance: 'сақтандыру шарты',
		insuranceUntil: 'сақтандыру мерзімі',
		court: 'сот'
	}
};

/** For the pen: what is not known stays open on paper. */
const GAP = '____________________';

export interface Filled {
	text: string;
	/** Places of the template for which nothing is known. */
	open: Place[];
}

/** Puts what is known in the places of a template; a place that is not known becomes a line for the pen, a name in braces that is none of ours stays as written. */
export function fill(template: string, language: RegisterLanguage, values: { readonly [P in Place]?: string }): Filled {
	const places = new Map(PLACES.map((place) => [PLACE_NAMES[language][place].toLowerCase(), place]));
	const open = new Set<Place>();
	const text = template.replace(/\{([^{}\n]+)\}/g, (written, name: string) => {
		const place = places.get(name.trim().toLowerCase());
		if (place === undefined) return written;
		const value = values[place]?.trim() ?? '';
		if (value === '') open.add(place);
		return value === '' ? GAP : value;
	});
	return { text, open: [...open] };
}

/**
 * What is known of a matter, its client and its lawyer for a paper.
 * @param today day in Kazakhstan, `yyyy-mm-dd`; days come out as `dd.mm.yyyy`
 */
export function valuesFor(
	row: Pick<Row, 'values' | 'actions'>,
	register: Pick<Register, 'profile' | 'ownEntries'>,
	today: string
): { [P in Place]: string } {
	const { values } = row;
	const { profile } = register;
	const own = (what: OwnKind): OwnEntry | null => latestOwn(register, what);
	const hearing = row.actions.findLast(({ content, struck }) => struck === null && content.what === 'hearing');
	return {
		client: values.clientName ?? '',
		clientIin: values.clientIin ?? '',
		clientAddress: values.clientAddress ?? '',
		clientPhone: values.clientPhones?.[0] ?? '',
		lawyer: profile?.name ?? '',
		licence: profile?.licence ?? own('licence')?.number ?? '',
		association: profile?.association ?? '',
		practice: profile?.practiceName ?? '',
		lawyerAddress: profile?.address ?? '',
		lawyerPhone: profile?.phone ?? '',
		matter: values.number ?? '',
		essence: values.essence ?? '',
		today: written(today),
		membership: own('membership')?.number ?? '',
		membershipFrom: written(own('membership')?.date),
		insurer: own('insurance')?.issuer ?? '',
		insurance: own('insurance')?.number ?? '',
		insuranceUntil: written(own('insurance')?.until),
		court: hearing?.content.place ?? values.basisBody ?? ''
	};
}

/** Of one sort the entry that holds longest, of equals the latest begun. */
function latestOwn({ ownEntries }: Pick<Register, 'ownEntries'>, what: OwnKind): OwnEntry | null {
	const until = (entry: OwnEntry) => `${entry.until ?? '9999'} ${entry.date}`;
	const all = ownEntries.filter(({ content, struck }) => struck === null && content.what === what);
	return all.map(({ content }) => content).sort((a, b) => until(b).localeCompare(until(a)))[0] ?? null;
}

const written = (day: string | undefined): string =>
	day === undefined ? '' : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
