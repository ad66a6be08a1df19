import { m } from '#lib/i18n/index.svelte.js';
import { session } from '#lib/session/session.svelte.js';
import { untrack } from 'svelte';
import type { DraftKeeper } from './drafts.svelte.js';

const MOST_MEMBERS = 20;

/** What an act of disposal says of itself (Rule 6, Standard 1.11): the day, the act, who disposed, and how. */
export class DisposalAct {
	date = $state<string | null>(null);
	act = $state('');
	/** One member of the commission a line. */
	members = $state('');
	how = $state('');
	readonly people = $derived(
		this.members
			.split('\n')
			.map((one) => one.trim())
			.filter(Boolean)
	);
	readonly actProblem = $derived(this.act.trim() === '' ? m.log_act_needed() : null);
	/** Why it cannot be written yet; null where it can. */
	readonly problem = $derived(
		this.date === null
			? m.log_date_needed()
			: (this.actProblem ??
					(this.people.length === 0 || this.people.length > MOST_MEMBERS ? m.log_members_needed() : null))
	);
	readonly #keeper: DraftKeeper;

	/** @param how the usual way, where there is one; a draft that an earlier form left stands before it */
	constructor(keeper: DraftKeeper, how = '') {
		this.#keeper = keeper;
		const first = untrack(() => ({ date: session.today, members: session.register?.profile?.name ?? '' }));
		this.date = keeper.day('date', first.date);
		this.act = keeper.text('act');
		this.members = keeper.text('members') || first.members;
		this.how = keeper.text('how') || how;
	}

	/** Keeps what is typed as the form's draft. */
	keep = (): void => this.#keeper.keep({ date: this.date ?? '', act: this.act, members: this.members, how: this.how });

	/** Its part of the record; whole only where there is no problem. */
	body(): { date: string; act: string; members: string[]; how?: string } {
		const how = this.how.trim();
		return {
			date: this.date ?? session.today,
			act: this.act.trim(),
			members: this.people,
			...(how !== '' && { how })
		};
	}
}
