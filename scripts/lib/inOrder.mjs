/** Works on `atOnce` items at a time and gives each result to `take` in the order of the items; waits for `take`, so that results do not pile up. */
export async function inOrder(items, atOnce, work, take) {
  const begun = [];
  let next = 0;
  const begin = () => {
    if (next < items.length) begun.push(work(items[next++]));
  };
  for (let n = 0; n < atOnce; n++) begin();
  while (begun.length > 0) {
    await take(await begun.shift());
    begin();
  }
}
