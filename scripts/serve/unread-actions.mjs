// Next answers 500 to a server action whose arguments cannot be read. That is the sender's mistake: no page of ours
// makes such a body.

/**
 * A 500 of an action that no door was opened for becomes a 400: its arguments were never read. What happens behind a
 * door stays as it is.
 * @param {{ door?: string, outage: boolean, unavailable: boolean }} note what is noted of the request
 */
export function refuseUnreadActions(request, response, note) {
  if (request.headers["next-action"] === undefined) return;
  const { writeHead } = response;
  // Also asked by Node.js itself where nobody wrote a head.
  response.writeHead = function (status, ...rest) {
    const unread = status === 500 && !note.door && !note.outage && !note.unavailable;
    return writeHead.call(response, unread ? 400 : status, ...rest);
  };
}
