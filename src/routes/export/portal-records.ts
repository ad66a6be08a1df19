import { SAMPLE_YEAR, toPortalRecord, type Register } from '#lib/register/index.js';

/** What leaves without secrets as JSON: of each row the record that may go to the portal, and nothing else. */
export function portalRecordsText(register: Register, made: string): string {
	const rows = register.rows.filter(({ volume }) => volume !== SAMPLE_YEAR);
	const records = rows.map((row) => {
		// A handing-over has an id of its own; here nothing is handed over.
		const { transfer: _, ...record } = toPortalRecord(row, row.consent);
		return { volume: row.volume, voided: row.voided !== null, ...record };
	});
	return `${JSON.stringify({ format: 'tizilim-portal-records-1', secrets: false, made, records }, null, '\t')}\n`;
}
