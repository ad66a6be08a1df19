/** Prints what a test measured. */
export const print = (text: string): void => {
	console.log(text);
};
