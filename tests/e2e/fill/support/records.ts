import type { PortalRecord } from '#lib/bridge/index.js';

/** Records as the register hands them over; every name and number in them is made up. */
const lawyer = {
	lawyerName: 'Сейтқали Қайрат Болатұлы',
	licenceNumber: '12002345',
	edsSigner: 'СЕЙТҚАЛИ ҚАЙРАТ',
	edsSerialNumber: '3f61a0c2b97d4e58'
};

/** Issued by the state: all of it leaves. */
export const STATE: PortalRecord = {
	...lawyer,
	transfer: '0123456789abcdef0123456789abcdef',
	number: '58',
	applicationDate: '2026-03-05',
	basisKind: 'prosecution-order',
	basisNumber: '267531031000174',
	basisDate: '2026-03-04',
	basisBody: 'Следственное управление Департамента полиции города Алматы',
	category: 'criminal',
	essenceForPortal: 'Защита подозреваемого на стадии досудебного расследования: участие в допросе и в очной ставке.',
	assistanceKind: 'defence',
	minutes: 135,
	barAssociation: 'Алматинская городская коллегия адвокатов',
	signedAt: '2026-03-05T09:31:00.000Z',
	withheld: []
};

/** A contract, with the client's consent; the texts are Kazakh. */
export const CONSENTED: PortalRecord = {
	...lawyer,
	transfer: '1123456789abcdef0123456789abcdef',
	number: '103-1',
	applicationDate: '2026-11-12',
	basisKind: 'contract',
	basisNumber: '17/26',
	basisDate: '2026-10-31',
	basisBody: '№ 4 заң консультациясы',
	category: 'family',
	essenceForPortal: 'Кәмелетке толмаған екі балаға алимент өндіріп алу тәртібі түсіндірілді, талап қою арызы жасалды.',
	assistanceKind: 'consulting',
	minutes: 90,
	barAssociation: 'Алматы қалалық адвокаттар алқасы',
	signedAt: '2026-11-12T11:05:00.000Z',
	withheld: []
};

/** A request without consent: neither the day nor a detail of the document leaves. */
const WITHHELD: PortalRecord = {
	...lawyer,
	transfer: '2123456789abcdef0123456789abcdef',
	number: '7',
	applicationDate: null,
	basisKind: 'request',
	basisNumber: null,
	basisDate: null,
	basisBody: null,
	category: 'labour',
	essenceForPortal: 'Разъяснен порядок восстановления на работе и сроки обращения в суд.',
	assistanceKind: 'informing',
	minutes: 45,
	barAssociation: 'Алматинская городская коллегия адвокатов',
	signedAt: null,
	withheld: ['applicationDate', 'basisNumber', 'basisDate', 'basisBody', 'signedAt']
};

/** A court's ruling, in Kazakh. */
const RULING: PortalRecord = {
	...lawyer,
	transfer: '3123456789abcdef0123456789abcdef',
	number: '211',
	applicationDate: '2025-12-29',
	basisKind: 'civil-ruling',
	basisNumber: '7527-25-00-2/1184',
	basisDate: '2025-12-22',
	basisBody: 'Алматы қаласының Бостандық аудандық соты',
	category: 'housing',
	essenceForPortal: 'Тұрғын үйден шығару туралы дау: жауапкердің мүддесін сотта білдіру.',
	assistanceKind: 'other',
	minutes: 150,
	barAssociation: 'Алматы қалалық адвокаттар алқасы',
	signedAt: '2025-12-29T12:40:00.000Z',
	withheld: []
};

/** What is filled on a page in one language, and what on the other. */
export const RECORDS = {
	ru: { STATE, WITHHELD },
	kk: { CONSENTED, RULING }
} as const satisfies { [lang: string]: { [name: string]: PortalRecord } };
