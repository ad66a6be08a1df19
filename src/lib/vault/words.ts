import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Bytes } from './bytes.js';

/** The recovery sheet has this many words: 256 bits and a checksum (BIP-39). */
export const RECOVERY_WORDS = 24;

/** The root seed (32 bytes) as 24 words. */
export const wordsOf = (rootSeed: Bytes): string[] => entropyToMnemonic(rootSeed, wordlist).split(' ');

export type ReadWords =
	| { ok: true; value: Bytes }
	/** `wrong` names the places, from 1, of words that are in no list; empty where all are words and the checksum fails. */
	| { ok: false; error: { kind: 'wrong-words'; wrong: number[] } };

/** Reads typed words: any case and spacing, and the first four letters are enough, since they are unique in the list. */
export function seedOfWords(typed: readonly string[]): ReadWords {
	const words = typed.map(knownWord);
	const wrong = words.flatMap((word, at) => (word === null ? [at + 1] : []));
	if (typed.length !== RECOVERY_WORDS || wrong.length > 0) return { ok: false, error: { kind: 'wrong-words', wrong } };
	try {
		return { ok: true, value: new Uint8Array(mnemonicToEntropy(words.join(' '), wordlist)) };
	} catch {
		return { ok: false, error: { kind: 'wrong-words', wrong: [] } };
	}
}

function knownWord(typed: string): string | null {
	const text = typed.trim().toLowerCase();
	if (wordlist.includes(text)) return text;
	return text.length >= 4 ? (wordlist.find((word) => word.startsWith(text)) ?? null) : null;
}
