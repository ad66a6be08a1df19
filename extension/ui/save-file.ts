/** Hands a text to the user as a file. Needs no permission. */
export function saveFile(name: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken hold of it by the next turn of the loop at the latest.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
