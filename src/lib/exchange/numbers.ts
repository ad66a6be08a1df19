import type { ProblemCode } from './outcome.js';
import { folded } from './words.js';

/** Column 1 as read: digits, and a sub-number after a hyphen («58-1»), as the register keeps them. */
export interface ReadNumber {
	number: string | null;
	problem?: ProblemCode;
}

/**
 * The number that a cell of column 1 holds. Signs around it («№ 5», «5.») say
 * nothing more and are dropped, leading zeros too; a year after it («5/2026»)
 * is dropped with a problem; anything else is not read.
 */
export function readNumber(text: string): ReadNumber {
	const bare = folded(text)
		.replace(/^(?:№|n[o°]?|#)?\s*/u, '')
		.replace(/\s*[.)]?$/u, '')
		.replace(/\s*-\s*/u, '-');
	const dated = /^0*([1-9]\d{0,5})[-/.](?:19|20)\d\d$/u.exec(bare);
	if (dated) return { number: dated[1] ?? null, problem: 'number-with-year' };
	const plain = /^0*([1-9]\d{0,5})(?:[.,]0+)?$/u.exec(bare);
	if (plain) return { number: plain[1] ?? null };
	const sub = /^0*([1-9]\d{0,5})-0*([1-9]\d{0,2})$/u.exec(bare);
	if (sub) return { number: `${sub[1] ?? ''}-${sub[2] ?? ''}` };
	return { number: null, problem: 'number-unreadable' };
}

/** The digits of an ИИН / ЖСН, or null: exactly twelve, spaces and hyphens between them allowed. */
export function readIin(text: string): string | null {
	const digits = text.replace(/[\s-]/gu, '');
	return /^\d{12}$/u.test(digits) ? digits : null;
}
