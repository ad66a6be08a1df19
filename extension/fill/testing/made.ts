import type { PortalRecord } from '#lib/bridge/index.js';
import type { SeenField, SeenForm } from '../types.js';

/** Records, fields and forms for tests. */
export const recordOf = (more: Partial<PortalRecord> = {}): PortalRecord =>
	({
		transfer: '0123456789abcdef0123456789abcdef',
		number: '58',
		applicationDate: '2026-03-04',
		basisKind: 'prosecution-order',
		basisNumber: '12-7/345',
		basisDate: '2026-02-03',
		basisBody: 'Следственный отдел УП Алматинского района',
		category: 'criminal',
		essenceForPortal: 'Защита по назначению по уголовному делу',
		assistanceKind: 'consulting',
		minutes: 90,
		barAssociation: 'Алматинская городская коллегия адвокатов',
		lawyerName: 'Сериков Арман Болатович',
		licenceNumber: '0012345',
		edsSerialNumber: '5A6B7C8D9E0F1A2B',
		edsSigner: 'СЕРИКОВ АРМАН',
		signedAt: '2026-03-04T20:30:00.000Z',
		withheld: [],
		...more
	}) as PortalRecord;

/** A request without consent: dates and details are kept back. */
export const withheldRecord = (): PortalRecord =>
	recordOf({
		basisKind: 'request',
		applicationDate: null,
		basisNumber: null,
		basisDate: null,
		basisBody: null,
		signedAt: null,
		withheld: ['applicationDate', 'basisNumber', 'basisDate', 'basisBody', 'signedAt']
	});

let next = 0;
export const fieldOf = (more: Partial<SeenField> = {}): SeenField => {
	next += 1;
	return {
		id: `t${next}`,
		control: 'text',
		labels: [],
		sections: [],
		frames: [],
		selectors: [],
		name: '',
		htmlId: '',
		placeholder: '',
		pattern: '',
		autocomplete: '',
		inputMode: '',
		maxLength: null,
		required: false,
		options: null,
		present: '',
		closed: null,
		lang: 'ru',
		inputType: 'text',
		step: '',
		hint: '',
		group: null,
		found: [],
		...more
	};
};

/** A field with one label. */
export const labelled = (text: string, more: Partial<SeenField> = {}): SeenField =>
	fieldOf({ labels: [{ text, from: 'label' }], ...more });

export const formOf = (fields: SeenField[], more: Partial<SeenForm> = {}): SeenForm => ({
	origin: 'https://portal.example',
	path: '/requests/new',
	hash: '',
	title: '',
	step: null,
	fields,
	unseen: [],
	...more
});

export const options = (...texts: string[]): SeenField['options'] =>
	texts.map((text, index) => ({ value: String(index + 1), text }));
