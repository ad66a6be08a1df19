/** Gives a file out of the browser: as a download, or over the share sheet. */

export const fileOf = (bytes: Uint8Array<ArrayBuffer>, name: string): File =>
	new File([bytes], name, { type: 'application/octet-stream' });

/** Hands the file to the browser's downloads. It does not tell whether it was kept. */
export function saveFile(file: File): void {
	const href = URL.createObjectURL(file);
	const link = Object.assign(document.createElement('a'), { href, download: file.name });
	document.body.append(link);
	link.click();
	link.remove();
	// The download has begun with the click; some browsers read the address a little later.
	setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Whether the share sheet takes this file: Chromium knows no such type and refuses, Safari takes any. */
export const isShareable = (file: File): boolean =>
	typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });

/** Over the share sheet. `dropped`: the lawyer closed it. */
export async function shareFile(file: File): Promise<'shared' | 'dropped' | 'failed'> {
	try {
		await navigator.share({ files: [file] });
		return 'shared';
	} catch (error) {
		return error instanceof DOMException && error.name === 'AbortError' ? 'dropped' : 'failed';
	}
}
