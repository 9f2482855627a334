import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { conditionsOf, type Conditions } from './conditions.ts';

/** The conditions of the list, kept in the address so that it can be sent to somebody, and Back goes back. */
export function useConditions(usualSort: string) {
  const [address, setAddress] = useSearchParams();
  const conditions = useMemo(() => conditionsOf(address), [address]);
  /** Sets some of them; undefined or empty takes one away. */
  const change = useCallback(
    (values: Conditions & { readonly sort?: string | undefined }) => {
      setAddress((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      });
    },
    [setAddress],
  );
  const clear = useCallback(() => {
    setAddress((before) => {
      const sort = before.get('sort');
      return sort === null ? {} : { sort };
    });
  }, [setAddress]);
  return { address, conditions, sort: address.get('sort') ?? usualSort, change, clear };
}
