import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

type Values<Name extends string> = Partial<Record<Name, string>>;
type Changes<Name extends string> = Partial<Record<Name, string | undefined>>;

function valuesIn<Name extends string>(
  address: URLSearchParams,
  names: readonly Name[],
): Values<Name> {
  const given = names.flatMap((name) => {
    const value = address.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given) as Values<Name>;
}

/**
 * What narrows a list, kept in the address so that it can be sent to somebody, and Back goes back.
 * @param names always the same array
 */
export function useAddressValues<Name extends string>(names: readonly Name[]) {
  const [address, setAddress] = useSearchParams();
  const values = useMemo(() => valuesIn(address, names), [address, names]);
  /** Sets some of them; undefined or empty takes one away. */
  const change = useCallback(
    (changes: Changes<Name>) => {
      setAddress((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(changes)) {
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      });
    },
    [setAddress],
  );
  return { address, setAddress, values, change };
}
