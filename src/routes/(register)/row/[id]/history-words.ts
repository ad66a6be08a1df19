import { dayText, m, minutesText } from '#lib/i18n/index.svelte.js';
import { bodySchemas, type HistoryEntry, type RecordBodies, type RecordKind, type Row } from '#lib/register/index.js';
import { actionWords, paperWords, stageWords } from '#lib/ui/matter-words.js';
import { consentWords } from '#lib/ui/words.js';
import * as v from 'valibot';

/**
 * One record in a sentence. Fields that it changed and its reason stand beside
 * it and are not repeated. A kind that this version does not know says so.
 */
export function historyWords(entry: HistoryEntry, imported: Row['imported']): string {
	const body = <K extends RecordKind>(kind: K): RecordBodies[K] | null => {
		const read = v.safeParse(bodySchemas[kind], entry.body);
		return read.success ? (read.output as RecordBodies[K]) : null;
	};
	switch (entry.kind) {
		case 'entered':
			return !imported ? m.history_entered() : m.history_imported({ row: imported.sourceRow });
		case 'completed':
			return m.history_completed();
		case 'corrected':
			return m.history_corrected();
		case 'voided':
			return m.history_voided();
		case 'time':
			return timeWords(body('time'), m.history_time);
		case 'time-corrected':
			return timeWords(body('time-corrected'), m.history_time_corrected);
		case 'time-voided':
			return m.history_time_voided();
		case 'consent': {
			const consent = body('consent');
			if (consent === null) return m.history_consent();
			const date = dayText(consent.date);
			return consent.given ? m.consent_given({ how: consentWords(consent.how), date }) : m.consent_withdrawn({ date });
		}
		case 'signed':
		case 'signed-by-manifest':
			return m.history_signed({ serial: (body('signed') ?? body('signed-by-manifest'))?.serialNumber ?? '' });
		case 'sign-later':
			return body('sign-later')?.wanted === false ? m.sign_history_later_off() : m.sign_history_later();
		case 'sent':
			return m.history_sent({ number: body('sent')?.portalNumber ?? '—' });
		case 'paper':
			return m.history_paper({ page: body('paper')?.page ?? 0 });
		case 'paper-withdrawn':
			return m.log_history_withdrawn();
		case 'document':
			return m.history_document({ title: body('document')?.title ?? '' });
		case 'document-copy':
			return m.doc_history_copy({ title: body('document-copy')?.title ?? '' });
		case 'ended':
			return m.history_ended({ date: dayText(body('ended')?.date ?? '') });
		case 'copies-demanded':
			return m.history_copies_demanded();
		case 'duty':
			return m.history_duty({ point: body('duty')?.point ?? '' });
		case 'conflict-check':
			return m.history_conflict_check();
		case 'party':
			return m.matter_history_party();
		case 'stage': {
			const stage = body('stage')?.stage;
			return stage === undefined ? m.matter_history_stage() : `${m.matter_history_stage()}: ${stageWords(stage)}`;
		}
		case 'action': {
			const what = body('action')?.what;
			return m.matter_history_action({ what: what === undefined ? m.matter_action_other() : actionWords(what) });
		}
		case 'client-paper': {
			const paper = body('client-paper')?.paper;
			return m.matter_history_paper({ what: paper === undefined ? '' : paperWords(paper) });
		}
		case 'pay-asked': {
			const pay = body('pay-asked');
			return pay?.asked === false ? m.cal_pay_history_off() : m.cal_pay_history({ date: dayText(pay?.date ?? '') });
		}
		default:
			return m.history_unknown();
	}
}

function timeWords(
	time: Pick<RecordBodies['time'], 'date' | 'from' | 'to' | 'minutes' | 'what'> | null,
	say: (words: { time: string; about: string }) => string
): string {
	if (time === null) return say({ time: '', about: '' });
	const span = time.from !== undefined && time.to !== undefined ? `, ${time.from}–${time.to}` : '';
	const what = time.what === undefined ? '' : `, ${time.what}`;
	return say({ time: minutesText(time.minutes), about: `${dayText(time.date)}${span}${what}` });
}
