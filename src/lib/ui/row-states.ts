import { closedBefore, type Register, type Row } from '#lib/register/index.js';
import { clockOf, dayOf, dayText, getLocale, m } from '#lib/i18n/index.svelte.js';
import { fieldWords } from './words.js';

export interface StateChip {
	key: string;
	tone: 'plain' | 'ok' | 'warn' | 'bad';
	words: string;
}

/**
 * The states of a row as column 7 tells them, what is wrong first. Words in the
 * language of the screen.
 */
export function rowStates(row: Row, register: Register): StateChip[] {
	const chips: StateChip[] = [];
	const add = (key: string, tone: StateChip['tone'], words: string) => chips.push({ key, tone, words });
	const clash = register.clashes.some(
		(one) => one.volume === row.volume && one.number === row.values.number && one.rows.includes(row.id)
	);
	if (clash) add('clash', 'bad', m.state_number_twice());
	if (row.values.number === null) add('unnumbered', 'bad', m.state_unnumbered());
	if (row.conflicts.length > 0) add('conflict', 'bad', m.state_conflict());
	if (row.voided !== null) {
		add('voided', 'plain', m.state_voided());
		return chips;
	}
	if (row.late !== null) add('late', 'warn', m.state_late({ count: row.late.days }));
	if (closedBefore(row, register.monthsClosed) !== null) add('after-close', 'warn', m.report_state_after_close());
	addSignature(row, add);
	if (row.toSign !== null) add('to-sign', 'warn', m.sign_chip_marked());
	if (row.paper !== null) {
		add('paper', 'plain', m.state_paper({ page: row.paper.page }));
		if (row.paper.changedSince) add('paper-changed', 'warn', m.state_changed_since_paper());
	} else if (row.imported?.onPaper) add('paper', 'plain', m.state_paper_claim());
	const sent = row.sent.at(-1);
	if (sent !== undefined) {
		add(
			'sent',
			'plain',
			sent.portalNumber === undefined ? m.state_sent() : m.state_sent_as({ number: sent.portalNumber })
		);
		if (sent.changedSince) add('sent-changed', 'warn', m.state_changed_since_sent());
	} else if (row.imported?.inPortal) add('sent', 'plain', m.state_sent_claim());
	const missing = row.missing.filter((field) => field !== 'number');
	if (missing.length > 0)
		add(
			'missing',
			'warn',
			m.state_missing({ fields: missing.map(fieldWords).join(', ').toLocaleLowerCase(getLocale()) })
		);
	if (row.history.some((entry) => entry.kind === 'corrected' || entry.kind === 'time-corrected')) {
		add('corrected', 'plain', m.state_corrected());
	}
	return chips;
}

function addSignature(row: Row, add: (key: string, tone: StateChip['tone'], words: string) => void): void {
	const signature = row.signatures.at(-1);
	if (signature !== undefined) {
		const day = dayText(dayOf(signature.signedAt)).slice(0, 5);
		add('signed', 'ok', m.state_signed({ when: `${day}, ${clockOf(signature.signedAt)}` }));
		if (signature.changedSince) add('signed-changed', 'warn', m.state_changed_since_signing());
		return;
	}
	const claim = row.imported;
	if (claim?.signedByHand) add('signed', 'plain', m.state_signed_by_hand());
	else if (claim?.column7) add('signed', 'plain', m.state_claim({ text: claim.column7 }));
	else add('signed', 'plain', m.state_not_signed());
}
