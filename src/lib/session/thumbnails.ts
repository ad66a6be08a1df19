/** Small pictures of pages as `data:` addresses, in memory while the vault is open; asked for once each. */
export class Thumbnails {
	readonly #known = new Map<string, string | null>();

	/** `look` answers null where no cover of the page is here yet: then it is asked again next time. */
	async of(blob: string, look: () => Promise<{ thumbnail: Uint8Array | null } | null>): Promise<string | null> {
		const known = this.#known.get(blob);
		if (known !== undefined) return known;
		const seen = await look();
		if (!seen) return null;
		const picture = seen.thumbnail && `data:image/jpeg;base64,${btoa(String.fromCharCode(...seen.thumbnail))}`;
		this.#known.set(blob, picture);
		return picture;
	}
	clear(): void {
		this.#known.clear();
	}
}
