/** The module ipaddress. */
import { defineModule } from "../index.ts";
import { ADDRESS_SOURCE } from "./address_source.ts";
import { NETWORK_SOURCE } from "./network_source.ts";

defineModule({ name: "ipaddress", source: ADDRESS_SOURCE + "\n\n" + NETWORK_SOURCE });
