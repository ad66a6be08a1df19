import type { Causality } from './causality.js';
import type { Event, Events, GroupNode } from './group.js';
import { compareIds } from './ids.js';
import { latestOf } from './latest-of.js';
import type { Row } from './register.js';

/** Signatures of both kinds, in causal order: over the row alone, and over a manifest that names it. */
export function signatureEvents(events: Events): readonly Event<'signed' | 'signed-by-manifest'>[] {
	const [single, together] = [events('signed'), events('signed-by-manifest')];
	return together.length === 0 ? single : [...single, ...together].sort((a, b) => a.rank - b.rank);
}

/**
 * The mark "to sign", where it stands: a signature whose writer had seen it, or
 * that was made while apart from it, has done what it asks. Of two marks that
 * did not know of each other, the one that asks for a signature stands.
 */
export function markToSign(causality: Causality<GroupNode>, events: Events): Row['toSign'] {
	const marks = events('sign-later');
	if (marks.length === 0) return null;
	const [mark] = latestOf(causality, marks)
		.filter(({ body }) => body.wanted)
		.sort((a, b) => compareIds(a.id, b.id));
	if (mark === undefined || signatureEvents(events).some(({ rank }) => !causality.before(rank, mark.rank))) return null;
	return { record: mark.id, at: mark.at };
}
