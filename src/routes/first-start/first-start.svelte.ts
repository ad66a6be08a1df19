/** That a vault is being made: the screens of the first start stay until its 24 words were shown. */
class FirstStart {
	running = $state(false);
}

export const firstStart = new FirstStart();
