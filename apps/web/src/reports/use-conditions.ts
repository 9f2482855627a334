import { useCallback } from 'react';
import { useAddressValues } from '../shared/address-values.ts';
import { CONDITION_NAMES } from './conditions.ts';

const NAMES = [...CONDITION_NAMES, 'sort'] as const;

/** The conditions and the order of the list, as the address has them. */
export function useConditions(usualSort: string) {
  const { address, setAddress, values, change } = useAddressValues(NAMES);
  const { sort = usualSort, ...conditions } = values;
  const clear = useCallback(() => {
    setAddress((before) => {
      const kept = before.get('sort');
      return kept === null ? {} : { sort: kept };
    });
  }, [setAddress]);
  return { address, conditions, sort, change, clear };
}
