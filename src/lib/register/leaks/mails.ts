/** E-mail addresses that must not leave, found in folded text. */
import { foldLetters } from './fold-letters.js';
import { TWINS } from './letters.js';

export type MailHit = { readonly what: 'email'; readonly from: number; readonly to: number };

const TO_LATIN = new Map(TWINS.map(([latin, cyrillic]) => [cyrillic, latin]));
const AT = [' ?@ ?', ' ?[([{<] ?(?:at|собака|@) ?[)\\]}>] ?', ' (?:at|собака) ', '_at_'].map(inLatin).join('|');
const DOT = [' ?\\. ?', ' ?[([{<] ?(?:dot|точка|нүкте|\\.) ?[)\\]}>] ?', ' (?:dot|точка|нүкте) ']
	.map(inLatin)
	.join('|');

/** All places of the given addresses, in any case and with spaces, look-alike letters, (at) and (dot). */
export function findMails(text: string, mails: readonly string[]): MailHit[] {
	const latin = inLatin(text);
	const single = mails.flatMap((mail) => mail.split(/[,;\s]+/));
	return single.flatMap((mail) => {
		const pattern = mailPattern(mail);
		if (pattern === undefined) return [];
		return Array.from(latin.matchAll(pattern)).flatMap((hit): MailHit[] => {
			const from = hit.index;
			const to = from + hit[0].length;
			const longer =
				/[a-z0-9]$|[a-z0-9][._+-]$/.test(latin.slice(Math.max(0, from - 2), from)) ||
				/^(?:[a-z0-9]|-[a-z0-9])/.test(latin.slice(to, to + 2));
			return longer ? [] : [{ what: 'email', from, to }];
		});
	});
}

function mailPattern(mail: string): RegExp | undefined {
	const folded = inLatin(foldLetters(mail).text);
	const [local, domain, ...more] = folded.split('@');
	if (!local || !domain || more.length > 0) return undefined;
	return new RegExp(`${letterByLetter(local)}(?:\\+\\w{1,20})?(?:${AT})${letterByLetter(domain)}`, 'g');
}

/** A space or a line end may stand anywhere in an address that a page has broken. */
function letterByLetter(part: string): string {
	return Array.from(part, (char) => (char === '.' ? `(?:${DOT})` : char.replace(/[^\p{L}\p{N}]/u, '\\$&'))).join(
		'[ \\n]?'
	);
}

function inLatin(text: string): string {
	return Array.from(text, (char) => TO_LATIN.get(char) ?? char).join('');
}
