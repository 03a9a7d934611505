/**
 * Lets the memory of a request go when its page is done. React ends each page by aborting a signal, and the reason is
 * an Error. V8 keeps the frames of an Error until its stack is read for the first time; one of them is the Immediate in
 * which it was made, and in Node.js an Immediate leads to all that ran after it in the same turn, each with the whole
 * request that made it. So one reason that is kept anywhere keeps all later requests (nodejs/node#66129). Here the
 * stack of each reason is read at once.
 */
export function letAbortReasonsGo() {
  const { abort } = AbortController.prototype;
  AbortController.prototype.abort = function abortAndLetGo(...given) {
    abort.apply(this, given);
    void this.signal.reason?.stack;
  };
}
