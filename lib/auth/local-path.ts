/** A path of this site to go to after signing in; anything else becomes the list of projects. */
export function localPath(asked: string | string[] | undefined): string {
  if (typeof asked !== "string" || asked.length > 2000) return "/projects";
  // "//host", "/\host" and control characters are read as another site by some browsers.
  const local = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked);
  return local && asked !== "/" && !asked.startsWith("/sign-in") ? asked : "/projects";
}
