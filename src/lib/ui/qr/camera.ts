/** Why there is no picture from the camera. */
export type CameraProblem =
	/** The lawyer, or whoever keeps the device, did not allow it. */
	| 'refused'
	/** The device has none, or the browser does not give it to this page. */
	| 'absent'
	/** Another program has it. */
	| 'busy';

export type CameraFacing = 'environment' | 'user';

/** Turns the camera on; the browser asks the lawyer the first time. The caller stops its tracks. */
export async function openCamera(
	facing: CameraFacing
): Promise<{ ok: true; stream: MediaStream } | { ok: false; problem: CameraProblem }> {
	// Absent where the page is not on https, or the browser has no such means.
	const devices = navigator.mediaDevices as MediaDevices | undefined;
	if (!devices) return { ok: false, problem: 'absent' };
	try {
		const video = { facingMode: { ideal: facing }, width: { ideal: 1280 }, height: { ideal: 720 } };
		return { ok: true, stream: await devices.getUserMedia({ video, audio: false }) };
	} catch (error) {
		const name = error instanceof DOMException ? error.name : '';
		if (name === 'NotAllowedError' || name === 'SecurityError') return { ok: false, problem: 'refused' };
		return { ok: false, problem: name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent' };
	}
}

/** Whether there is more than one camera to choose from. */
export async function hasSeveralCameras(): Promise<boolean> {
	const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
	return devices.filter(({ kind }) => kind === 'videoinput').length > 1;
}
