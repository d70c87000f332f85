/** Runs tasks of the same key one after the other, in the order they came; tasks of different keys do not wait. */
export type KeyedQueue = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;

/** Keys without a task take no memory. A task that fails rejects for its own caller alone. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();

  return (key, task) => {
    const before = tails.get(key);
    const result = before === undefined ? task() : before.then(task, task);
    tails.set(key, result);

    const leave = () => {
      if (tails.get(key) === result) {
        tails.delete(key);
      }
    };
    result.then(leave, leave);
    return result;
  };
}
