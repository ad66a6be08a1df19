/** The forms that open over a row; named in the address, so that a draft leads back to its form. */
const FORMS = ['complete', 'correct', 'void', 'time', 'time-correct', 'consent', 'sign', 'export'] as const;
export type RowFormName = (typeof FORMS)[number];

/** The form that an address behind '#' names, if any: `#/row/<id>?form=time`. */
export function formOf(hash: string): RowFormName | null {
	const named = new URLSearchParams(hash.split('?')[1] ?? '').get('form');
	return FORMS.find((form) => form === named) ?? null;
}
