@NullMarked
package dev.keadm.sandbox.controllers;

import org.jspecify.annotations.NullMarked;
