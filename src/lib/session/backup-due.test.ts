import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupName, FRESH_DAYS, FRESH_RECORDS, isBackupDue } from './backup-due.js';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22, 6);

describe('the reminder of a backup', () => {
	test('stays away while there are no rows, whatever else was written', () => {
		expect(isBackupDue({ last: null, since: 500 }, 0, now)).toBe(false);
	});

	test('comes with the first row where there has never been a backup', () => {
		expect(isBackupDue({ last: null, since: 1 }, 1, now)).toBe(true);
	});

	test('comes after seven days or twenty records, whichever is first', () => {
		const after = (days: number, since: number) => isBackupDue({ last: now - days * DAY, since }, 5, now);
		expect([after(FRESH_DAYS - 0.01, 1), after(FRESH_DAYS, 1)]).toEqual([false, true]);
		expect([after(0, FRESH_RECORDS - 1), after(0, FRESH_RECORDS)]).toEqual([false, true]);
	});

	test('stays away while nothing was written since, however old the backup is', () => {
		expect(isBackupDue({ last: now - 400 * DAY, since: 0 }, 5, now)).toBe(false);
	});

	test('comes where the backup is of a day to come: the clock was set back', () => {
		expect(isBackupDue({ last: now + DAY, since: 1 }, 5, now)).toBe(true);
	});

	test('never goes away by more being written, or by time', () => {
		const state = fc.record({ last: fc.option(fc.integer({ min: 0, max: now })), since: fc.nat(100) });
		fc.assert(
			fc.property(state, fc.nat(50), fc.nat(50), fc.nat(30), (one, rows, more, days) => {
				const later = isBackupDue({ ...one, since: one.since + more }, rows, now + days * DAY);
				expect(later || !isBackupDue(one, rows, now)).toBe(true);
			})
		);
	});
});

test('the name of the file is the day in Kazakhstan and nothing else', () => {
	expect(backupName(Date.parse('2026-11-21T19:00:00Z'))).toBe('tizilim-2026-11-22.age');
	expect(backupName(Date.parse('2026-11-21T18:59:59Z'))).toBe('tizilim-2026-11-21.age');
});
