/** A script as it may stand inside a `script` element: the same program, with nothing in it that ends the element. */
export function inlineScript(source: string): string {
  return source.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}
