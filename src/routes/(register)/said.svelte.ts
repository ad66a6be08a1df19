/** What the next screen says about what was just done: the row that was saved, with its number and when it was durable. */
export interface Saved {
	row: string;
	number: string;
	/** ms UTC */
	at: number;
	/** What did not come with it: the consent could not be recorded. */
	without: 'consent' | null;
}

class SaidLater {
	saved = $state<Saved | null>(null);

	say(saved: Saved): void {
		this.saved = saved;
	}
}

export const saidLater = new SaidLater();
