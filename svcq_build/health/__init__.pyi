from .machine import machine_signs as machine_signs
from .protection import protection_sign as protection_sign
from .repository import repository_signs as repository_signs
from .signs import Sign as Sign
from .signs import State as State
